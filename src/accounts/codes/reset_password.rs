//! Replaces a forgotten password by a code.

use super::Purpose;
use super::check::{Checked, check};
use crate::accounts::error::Error;
use crate::accounts::model::Contact;
use crate::accounts::password::Password;
use crate::accounts::{Accounts, sessions, store as people};

impl Accounts {
    /// Sets a new password by the code sent to a contact, and ends every session of the account. The contact counts as
    /// verified from then on: the code came from it.
    ///
    /// # Errors
    /// `code_wrong`, `code_expired`, `code_exhausted`.
    pub async fn reset_password(&self, to: Contact, code: &str, password: Password) -> Result<(), Error> {
        // hashed in any case: the time tells nothing, and the transaction needs no second half
        let hash = self.hashing().hash(&password).await?;
        let (settings, code) = (self.settings().clone(), code.to_owned());
        let checked = self
            .work()
            .write(move |tx| {
                let checked = check(tx, &settings, Purpose::Password, &to, &code)?;
                let Checked::Proved(account) = checked else { return Ok(checked) };
                let now = tx.now();
                if !people::mark_verified(tx.conn(), account, &to, now)? {
                    return Ok(Checked::Refused(Error::CodeWrong));
                }
                people::set_password(tx.conn(), account, Some(&hash), now)?;
                sessions::end_all(tx, account, "password reset")?;
                Ok::<_, Error>(checked)
            })
            .await?;
        match checked {
            Checked::Proved(_) => Ok(()),
            Checked::Refused(refusal) => Err(refusal),
        }
    }
}
