//! Signing up.

use super::error::Error;
use super::model::{AssistantDetails, Role};
use super::password::Password;
use super::sessions::NewSession;
use super::sign_in::SignedIn;
use super::store::{self, NewRow};
use super::{Accounts, events::AssistantChanged};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;
use crate::kernel::language::Language;
use crate::tx::Tx;

/// What a person signs up as.
#[derive(Debug, Clone)]
pub enum NewRole {
    /// One who asks for help.
    Customer,
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

impl Accounts {
    /// Makes an account and signs it in.
    ///
    /// # Errors
    /// `phone_taken`, `email_taken`, `username_taken`; `license_over` for an assistant whose licence has expired.
    pub async fn register(&self, new: Registration) -> Result<SignedIn, Error> {
        if let NewRole::Assistant { details, .. } = &new.role
            && details.license_expiry < self.day_of(self.now())
        {
            return Err(Error::LicenseOver);
        }
        let hash = self.hashing().hash(&new.password).await?;
        let row = row(&new, hash);
        let session = NewSession::new(self.settings());
        let (id, account, epoch) = {
            let session = session.clone();
            self.work()
                .write(move |tx| {
                    let account = store::insert(tx, &row)?;
                    if let NewRole::Assistant { details, .. } = &new.role {
                        let now = tx.now();
                        store::insert_assistant(tx.conn(), account, details, false, now)?;
                        emit_assistant_changed(tx, account)?;
                    }
                    let id = session.store(tx, account)?;
                    let stored = store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
                    Ok::<_, Error>((id, stored.account, stored.epoch))
                })
                .await?
        };
        let tokens = self.tokens(&session, id, &account, epoch)?;
        Ok(SignedIn { account, tokens })
    }
}

fn row(new: &Registration, hash: String) -> NewRow {
    let (role, position) = match &new.role {
        NewRole::Customer => (Role::Customer, None),
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
