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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::accounts::testing::{Deployment, deployment, email};
    use crate::kernel::language::Language;

    const ADDRESS: &str = "amel@example.com";

    fn to() -> Contact {
        Contact::Email(email(ADDRESS))
    }

    async fn newest_code(place: &Deployment) -> String {
        place.accounts.send_verification(to(), Language::En).await.unwrap();
        place.codes(ADDRESS).await.pop().unwrap()
    }

    fn wrong(code: &str) -> String {
        if code == "00000" { "00001".to_owned() } else { "00000".to_owned() }
    }

    #[tokio::test]
    async fn a_code_is_good_once() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let code = newest_code(&place).await;
        place.accounts.verify_contact(to(), &code).await.unwrap();
        assert!(place.accounts.profile(id).await.unwrap().email_verified);
        assert!(matches!(place.accounts.verify_contact(to(), &code).await, Err(Error::CodeWrong)));
    }

    #[tokio::test]
    async fn five_wrong_tries_exhaust_it_and_a_new_one_helps() {
        let place = deployment().await;
        place.client().await;
        let code = newest_code(&place).await;
        for _wrong in 0..5 {
            let refused = place.accounts.verify_contact(to(), &wrong(&code)).await;
            assert!(matches!(refused, Err(Error::CodeWrong)), "{refused:?}");
        }
        assert!(matches!(place.accounts.verify_contact(to(), &code).await, Err(Error::CodeExhausted)));
        let code = newest_code(&place).await;
        place.accounts.verify_contact(to(), &code).await.unwrap();
    }

    #[tokio::test]
    async fn tries_at_the_same_time_are_counted_too() {
        let place = deployment().await;
        place.client().await;
        let code = wrong(&newest_code(&place).await);
        let tries = (0..20).map(|_| place.accounts.verify_contact(to(), &code));
        let outcomes = futures_util::future::join_all(tries).await;
        let compared = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::CodeWrong))).count();
        assert_eq!(compared, 5);
    }

    #[tokio::test]
    async fn it_expires_and_a_newer_one_replaces_it() {
        let place = deployment().await;
        place.client().await;
        let old = newest_code(&place).await;
        place.pass(Duration::from_secs(15 * 60));
        assert!(matches!(place.accounts.verify_contact(to(), &old).await, Err(Error::CodeExpired)));
        let first = newest_code(&place).await;
        let second = newest_code(&place).await;
        if first != second {
            assert!(matches!(place.accounts.verify_contact(to(), &first).await, Err(Error::CodeWrong)));
        }
        place.accounts.verify_contact(to(), &second).await.unwrap();
    }

    #[tokio::test]
    async fn a_code_for_one_purpose_serves_no_other() {
        let place = deployment().await;
        place.client().await;
        place.accounts.send_password_code(to(), Language::En).await.unwrap();
        let code = place.codes(ADDRESS).await.pop().unwrap();
        assert!(matches!(place.accounts.verify_contact(to(), &code).await, Err(Error::CodeWrong)));
    }

    #[tokio::test]
    async fn a_changed_contact_cannot_be_verified_by_the_old_code() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let code = newest_code(&place).await;
        let change = crate::accounts::ProfileChange { email: Some(email("new@example.com")), ..Default::default() };
        place.accounts.update_profile(id, change).await.unwrap();
        assert!(matches!(place.accounts.verify_contact(to(), &code).await, Err(Error::CodeWrong)));
    }
}
