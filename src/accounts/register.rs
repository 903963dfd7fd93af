//! Signing up.

use super::door::Door;
use super::error::Error;
use super::model::{Account, AssistantDetails, Login, Role};
use super::password::Password;
use super::sessions::NewSession;
use super::sign_in::SignedIn;
use super::store::{self, NewRow};
use super::{Accounts, events::AssistantChanged};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::language::Language;
use crate::kernel::request_key::NewcomersKey;
use crate::tx::Tx;

/// What a person signs up as.
#[derive(Debug, Clone)]
pub enum NewRole {
    /// One who asks for help.
    Customer {
        /// Where they are now, if known.
        position: Option<Point>,
    },
    /// One who works in a garage.
    Mechanic,
    /// One who helps at the roadside.
    Assistant {
        /// Licence and vehicle.
        details: AssistantDetails,
        /// Where they are now.
        position: Point,
    },
}

/// A person who signs up. At least one of phone, e-mail and username must be there.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Full name.
    pub name: String,
    /// Phone number.
    pub phone: Option<Phone>,
    /// E-mail address.
    pub email: Option<Email>,
    /// Username, where an edition has one.
    pub username: Option<String>,
    /// Password.
    pub password: Password,
    /// Postal address.
    pub address: Option<String>,
    /// Language of what is sent to them later.
    pub language: Option<Language>,
    /// What for.
    pub role: NewRole,
}

/// What came of signing up.
#[derive(Debug, Clone)]
pub struct Registered {
    /// The account and its new session.
    pub signed_in: SignedIn,
    /// The same request made the account before.
    pub again: bool,
}

/// What the transaction found or made.
enum Made {
    New { account: Box<Account>, session: SessionId, epoch: i64 },
    Before { id: AccountId, hash: Option<String> },
}

impl Accounts {
    /// Makes an account and signs it in.
    ///
    /// # Errors
    /// `phone_taken`, `email_taken`, `username_taken`; `license_over` for an assistant whose licence has expired.
    pub async fn register(&self, new: Registration) -> Result<SignedIn, Error> {
        Ok(self.register_once(new, None).await?.signed_in)
    }

    /// The same under a key: whoever has missed the answer and asks again, with the same password, is signed in to the
    /// account that was made. The key is the new account's own, so that strangers may use the same text.
    ///
    /// # Errors
    /// As for [`Accounts::register`]; `idempotency_key_reused` for another request or another password, `account_blocked`.
    pub async fn register_once(&self, new: Registration, key: Option<NewcomersKey>) -> Result<Registered, Error> {
        if let NewRole::Assistant { details, .. } = &new.role
            && details.license_expiry < self.day_of(self.now())
        {
            return Err(Error::LicenseOver);
        }
        let hash = self.hashing().hash(&new.password).await?;
        let password = new.password.clone();
        let row = row(&new, hash);
        let session = NewSession::new(self.settings(), Door::Native);
        let made = {
            let session = session.clone();
            self.work().write(move |tx| make(tx, &row, &new.role, &session, key.as_ref())).await?
        };
        match made {
            Made::New { account, session: id, epoch } => {
                let tokens = self.tokens(&session, id, &account, epoch)?;
                Ok(Registered { signed_in: SignedIn { account: *account, tokens }, again: false })
            }
            Made::Before { id, hash } => {
                if !self.hashing().verify(password.secret().clone(), hash.clone()).await? {
                    return Err(Error::KeyReused);
                }
                Ok(Registered { signed_in: self.begin(Door::Native, id, hash, None).await?, again: true })
            }
        }
    }
}

fn make(
    tx: &mut Tx<'_>,
    row: &NewRow,
    role: &NewRole,
    session: &NewSession,
    key: Option<&NewcomersKey>,
) -> Result<Made, Error> {
    let id = match store::insert(tx, row) {
        Ok(id) => id,
        Err(taken @ (Error::PhoneTaken | Error::EmailTaken | Error::UsernameTaken)) => {
            return made_before(tx, row, &taken, key)?.ok_or(taken);
        }
        Err(error) => return Err(error),
    };
    if let NewRole::Assistant { details, .. } = role {
        let now = tx.now();
        store::insert_assistant(tx.conn(), id, details, false, now)?;
        emit_assistant_changed(tx, id)?;
    }
    let session = session.store(tx, id)?;
    if let Some(key) = key {
        tx.remember(&key.clone().of(id), id.get())?;
    }
    let stored = store::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?;
    Ok(Made::New { account: Box::new(stored.account), session, epoch: stored.epoch })
}

/// The account that has the contact, if this very request made it.
fn made_before(
    tx: &mut Tx<'_>,
    row: &NewRow,
    taken: &Error,
    key: Option<&NewcomersKey>,
) -> Result<Option<Made>, Error> {
    let Some(key) = key else { return Ok(None) };
    let login = match taken {
        Error::EmailTaken => row.email.clone().map(Login::Email),
        Error::UsernameTaken => row.username.clone().map(Login::Username),
        _ => row.phone.clone().map(Login::Phone),
    };
    let Some(login) = login else { return Ok(None) };
    let Some(found) = store::by_login(tx.conn(), &login)? else { return Ok(None) };
    let id = found.account.id;
    // an account that this key did not make is a stranger's, whatever the key did there
    let made = tx.done_under(&key.clone().of(id))?.ok().flatten() == Some(id.get());
    Ok(made.then_some(Made::Before { id, hash: found.password_hash }))
}

fn row(new: &Registration, hash: String) -> NewRow {
    let (role, position) = match &new.role {
        NewRole::Customer { position } => (Role::Customer, *position),
        NewRole::Mechanic => (Role::Mechanic, None),
        NewRole::Assistant { position, .. } => (Role::Assistant, Some(*position)),
    };
    NewRow {
        role,
        name: new.name.clone(),
        username: new.username.clone(),
        phone: new.phone.clone(),
        email: new.email.clone(),
        password_hash: Some(hash),
        google_subject: None,
        address: new.address.clone(),
        language: new.language.map(Language::tag),
        phone_verified: false,
        email_verified: false,
        position,
    }
}

/// Tells the dispatch what an assistant is like now; nothing for an account that is none.
pub(super) fn emit_assistant_changed(tx: &mut Tx<'_>, account: AccountId) -> Result<(), Fault> {
    if let Some(assistant) = super::directory::assistant(tx.conn(), account.as_assistant())? {
        tx.emit(AssistantChanged::of(&assistant).event(assistant.id));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::accounts::events::ASSISTANT_CHANGED;
    use crate::accounts::testing::{assistant, client, deployment, details};
    use crate::kernel::secret::ExposeSecret as _;

    #[tokio::test]
    async fn a_new_account_is_signed_in() {
        let place = deployment().await;
        let signed = place.client().await;
        assert_eq!((signed.account.role, signed.account.phone.as_deref()), (Role::Customer, Some("+213555000001")));
        assert!(!signed.account.phone_verified && !signed.account.email_verified);
        let bearer = place.accounts.bearer(signed.tokens.access.expose_secret()).unwrap();
        assert_eq!(bearer.account, signed.account.id);
    }

    #[tokio::test]
    async fn two_spellings_of_one_contact_are_one_account() {
        let place = deployment().await;
        place.client().await;
        let phone = place.accounts.register(client("+213 555-000-001", None)).await;
        assert!(matches!(phone, Err(Error::PhoneTaken)), "{phone:?}");
        let email = place.accounts.register(client("0555000002", Some("AMEL@example.com"))).await;
        assert!(matches!(email, Err(Error::EmailTaken)), "{email:?}");
        // a refused sign-up leaves nothing behind
        place.accounts.register(client("0555000002", None)).await.unwrap();
    }

    #[tokio::test]
    async fn an_assistant_comes_with_a_position() {
        let place = deployment().await;
        let signed = place.accounts.register(assistant("0555000003")).await.unwrap();
        let events = place.events.0.lock();
        let (id, fact) = events.iter().find_map(AssistantChanged::from_event).unwrap();
        assert_eq!((id, fact.active), (signed.account.id.as_assistant(), false));
        assert!(fact.position.is_some());
        let stored = events.iter().find(|event| event.kind == ASSISTANT_CHANGED).unwrap();
        assert!(!stored.payload.to_string().contains("36.75"), "a position must not be kept: {}", stored.payload);
    }

    #[tokio::test]
    async fn a_licence_holds_through_its_last_day() {
        let place = deployment().await;
        let ending_on = |day| {
            let details =
                AssistantDetails { license_expiry: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(), ..details() };
            NewRole::Assistant { details, position: Point::new(36.0, 3.0).unwrap() }
        };
        let over = Registration { role: ending_on(20), ..assistant("0555000004") };
        let refused = place.accounts.register(over).await;
        assert!(matches!(refused, Err(Error::LicenseOver)), "{refused:?}");
        let today = Registration { role: ending_on(21), ..assistant("0555000004") };
        place.accounts.register(today).await.unwrap();
    }
}
