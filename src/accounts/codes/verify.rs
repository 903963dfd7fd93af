//! Verifies a contact by its code.

use super::Purpose;
use super::check::{Checked, check};
use crate::accounts::error::Error;
use crate::accounts::model::{Contact, ContactKind};
use crate::accounts::{Accounts, store as people};
use crate::kernel::id::AccountId;

impl Accounts {
    /// Marks a contact as verified by the code that was sent to it.
    ///
    /// # Errors
    /// `code_wrong`, `code_expired`, `code_exhausted`.
    pub async fn verify_contact(&self, to: Contact, code: &str) -> Result<(), Error> {
        let purpose = match to {
            Contact::Phone(_) => Purpose::Phone,
            Contact::Email(_) => Purpose::Email,
        };
        let (settings, code) = (self.settings().clone(), code.to_owned());
        let checked = self
            .work()
            .write(move |tx| {
                let checked = check(tx, &settings, purpose, &to, &code)?;
                let Checked::Proved(account) = checked else { return Ok(checked) };
                let now = tx.now();
                // the account may have another contact by now
                if people::mark_verified(tx.conn(), account, &to, now)? {
                    Ok::<_, Error>(checked)
                } else {
                    Ok(Checked::Refused(Error::CodeWrong))
                }
            })
            .await?;
        match checked {
            Checked::Proved(_) => Ok(()),
            Checked::Refused(refusal) => Err(refusal),
        }
    }

    /// Verifies a contact of someone who is signed in.
    ///
    /// # Errors
    /// `code_wrong`, `code_expired`, `code_exhausted`, `contact_missing`, `not_found`.
    pub async fn verify_own_contact(&self, account: AccountId, kind: ContactKind, code: &str) -> Result<(), Error> {
        let to = self.own_contact(account, kind).await?;
        self.verify_contact(to, code).await
    }
}
