//! People who are signed up through an edition: without a session, as customer, mechanic or administrator.

use super::Accounts;
use super::error::Error;
use super::model::{Account, Role};
use super::password::Password;
use super::store::{self, NewRow};
use crate::audit::{self, Line};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::language::Language;
use crate::tx::Tx;

/// Somebody to be signed up. At least one of phone, e-mail and username must be there.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// What for; whoever makes an administrator must be one, which the route's guard sees to.
    pub role: Role,
    /// Full name.
    pub name: String,
    /// Username, where an edition has one.
    pub username: Option<String>,
    /// Phone number.
    pub phone: Option<Phone>,
    /// What was written for a phone number without being one; nobody signs in with it.
    pub phone_written: Option<String>,
    /// E-mail address.
    pub email: Option<Email>,
    /// Postal address.
    pub address: Option<String>,
    /// Password; without one the account cannot sign in.
    pub password: Option<Password>,
    /// Language of what is sent to them later.
    pub language: Option<Language>,
}

/// The same with the password hashed, for a transaction.
#[derive(Debug, Clone)]
pub struct ReadyNewcomer {
    row: NewRow,
    phone_written: Option<String>,
}

impl Accounts {
    /// Hashes the password: before a transaction that [`enrol_in`] is part of.
    ///
    /// # Errors
    /// A fault.
    pub async fn prepare(&self, new: Newcomer) -> Result<ReadyNewcomer, Error> {
        let password_hash = match &new.password {
            Some(password) => Some(self.hashing().hash(password).await?),
            None => None,
        };
        let row = NewRow {
            role: new.role,
            name: new.name,
            username: new.username,
            phone: new.phone,
            email: new.email,
            password_hash,
            google_subject: None,
            address: new.address,
            language: new.language.map(Language::tag),
            phone_verified: false,
            email_verified: false,
            position: None,
        };
        Ok(ReadyNewcomer { row, phone_written: new.phone_written })
    }

    /// Makes an account, without a session.
    ///
    /// # Errors
    /// `phone_taken`, `email_taken`, `username_taken`.
    pub async fn enrol(&self, new: Newcomer) -> Result<Account, Error> {
        let ready = self.prepare(new).await?;
        self.work().write(move |tx| enrol_in(tx, &ready)).await
    }
}

/// Makes an account inside a transaction.
///
/// # Errors
/// `phone_taken`, `email_taken`, `username_taken`.
pub fn enrol_in(tx: &mut Tx<'_>, new: &ReadyNewcomer) -> Result<Account, Error> {
    let id = store::insert(tx, &new.row)?;
    if let Some(text) = &new.phone_written {
        store::set_phone_text(tx.conn(), id, text)?;
    }
    if new.row.role == Role::Admin {
        audit::record(tx, &Line::about("account.admin_created", id))?;
    }
    Ok(store::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?.account)
}
