//! Signing in with an ID token: to the linked account, to the one with the same verified address, or to a new one.

use super::token::GooglePerson;
use crate::accounts::error::Error;
use crate::accounts::model::{Contact, Role};
use crate::accounts::sign_in::SignedIn;
use crate::accounts::store::{self, NewRow};
use crate::accounts::{Accounts, sessions};
use crate::kernel::contact::Email;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::language::Language;
use crate::kernel::text::bounded;
use crate::tx::Tx;

impl Accounts {
    /// Signs in with a Google ID token.
    ///
    /// An account that has the address without having verified it is linked too, but loses its password and its
    /// sessions: whoever made it never showed that the address is theirs, and Google now says whose it is.
    ///
    /// # Errors
    /// `token_invalid`, `token_expired`; `google_email_unverified` for a new person; `account_blocked`; a fault when
    /// Google's keys cannot be read.
    pub async fn sign_in_with_google(&self, token: &str, language: Option<Language>) -> Result<SignedIn, Error> {
        let person = self.google_person(token).await?;
        let id = self.work().write(move |tx| account_of(tx, &person, language)).await?;
        self.begin(id, None, None).await
    }
}

fn account_of(tx: &mut Tx<'_>, person: &GooglePerson, language: Option<Language>) -> Result<AccountId, Error> {
    if let Some(linked) = store::by_google_subject(tx.conn(), &person.subject)? {
        return Ok(linked.account.id);
    }
    let email = person.email.as_deref().and_then(Email::parse).filter(|_| person.email_verified);
    let email = email.ok_or(Error::GoogleEmailUnverified)?;
    let now = tx.now();
    if let Some(found) = store::by_contact(tx.conn(), &Contact::Email(email.clone()))? {
        let id = found.account.id;
        if !found.account.email_verified {
            store::set_password(tx.conn(), id, None, now)?;
            sessions::end_all(tx, id, "e-mail claimed with Google")?;
        }
        store::link_google(tx.conn(), id, &person.subject, now)?;
        return Ok(id);
    }
    let made = store::insert(tx, &row(person, &email, language));
    made.map_err(|refusal| match refusal {
        // made at the same time by the same person: run again, and find it
        Error::EmailTaken => Error::Fault(Fault::Contention("the account was made at the same time".to_owned())),
        other => other,
    })
}

fn row(person: &GooglePerson, email: &Email, language: Option<Language>) -> NewRow {
    let name = person.name.as_deref().and_then(|name| bounded(name, 200).ok().flatten());
    let local_part = || email.as_str().split('@').next().unwrap_or_default().to_owned();
    NewRow {
        role: Role::Customer,
        name: name.unwrap_or_else(local_part),
        username: None,
        phone: None,
        email: Some(email.clone()),
        password_hash: None,
        google_subject: Some(person.subject.clone()),
        address: None,
        language: language.map(Language::tag),
        phone_verified: false,
        email_verified: true,
        position: None,
    }
}
