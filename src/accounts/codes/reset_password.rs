//! Replaces a forgotten password by a code.

use serde_json::json;

use super::Purpose;
use super::check::{Checked, check};
use crate::accounts::error::Error;
use crate::accounts::model::Contact;
use crate::accounts::password::Password;
use crate::accounts::{Accounts, sessions, store as people};
use crate::audit::{self, Line};

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
                audit::record(tx, &Line::about("password.reset", account).with(json!({ "by": to.kind_word() })))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::events::EPOCH_CHANGED;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, email, phone};
    use crate::kernel::language::Language;
    use crate::kernel::secret::ExposeSecret as _;

    #[tokio::test]
    async fn by_email_and_by_phone_and_every_session_ends() {
        let place = deployment().await;
        let mut signed = place.client().await;
        let contacts = [Contact::Email(email("amel@example.com")), Contact::Phone(phone("0555000001"))];
        for (to, text) in contacts.into_iter().zip(["first new password", "second new password"]) {
            place.accounts.send_password_code(to.clone(), Language::En).await.unwrap();
            let code = place.codes(to.key()).await.pop().unwrap();
            place.accounts.reset_password(to, &code, Password::parse(text).unwrap()).await.unwrap();
            let old = signed.tokens;
            assert!(matches!(place.accounts.bearer(old.access.expose_secret()), Err(Error::TokenInvalid)));
            assert!(matches!(
                place.accounts.refresh(old.refresh.expose_secret(), None).await,
                Err(Error::TokenInvalid)
            ));
            let login = || Login::Phone(phone("0555000001"));
            assert!(matches!(place.sign_in(login(), PASSWORD).await, Err(Error::WrongCredentials)));
            signed = place.sign_in(login(), text).await.unwrap();
        }
        assert_eq!(place.events.kinds(), [EPOCH_CHANGED, EPOCH_CHANGED]);
        assert!(signed.account.email_verified && signed.account.phone_verified);
    }

    #[tokio::test]
    async fn without_an_account_there_is_no_right_code() {
        let place = deployment().await;
        let to = Contact::Email(email("nobody@example.com"));
        let new = || Password::parse("a good new password").unwrap();
        assert!(matches!(place.accounts.reset_password(to.clone(), "12345", new()).await, Err(Error::CodeWrong)));
        place.accounts.send_password_code(to.clone(), Language::En).await.unwrap();
        assert!(matches!(place.accounts.reset_password(to, "12345", new()).await, Err(Error::CodeWrong)));
    }
}
