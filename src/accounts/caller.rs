//! Somebody who calls the dispatcher's desk: a client who is known, or one to be.

use super::model::{Account, Login, Role};
use super::store::{self, NewRow};
use super::{Error, roster};
use crate::kernel::contact::Phone;
use crate::kernel::id::{AccountId, ClientId};
use crate::tx::Tx;

/// Who calls.
#[derive(Debug, Clone)]
pub enum Caller {
    /// A client by their account.
    Known(AccountId),
    /// Whoever has this number.
    Phone {
        /// Where they call from.
        phone: Phone,
        /// Who they say they are; for somebody new.
        name: Option<String>,
    },
}

/// Whose call it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// A client's who has an account.
    Client(ClientId),
    /// Somebody's who is a client from now on: the account has no password, and the owner of the number takes it over by a
    /// code.
    New(ClientId),
    /// Nobody has the number, and somebody new needs a name.
    Nameless,
    /// Somebody has signed up with the number and has not proved it to be theirs. They are not the one who calls from it:
    /// otherwise they could be told where the number's owner is stranded.
    Unproved,
    /// A client's who is shut out.
    Blocked,
}

/// Whose call it is; makes the account of somebody new.
///
/// # Errors
/// `not_found` for an account that is no client's; `phone_taken` for the number of somebody who is no client.
pub fn caller_in(tx: &mut Tx<'_>, caller: &Caller) -> Result<Called, Error> {
    let (phone, name) = match caller {
        Caller::Known(id) => {
            let found = roster::account(tx.conn(), *id)?.filter(|account| account.role == Role::Customer);
            return found.map(|account| of(&account)).ok_or(Error::NotFound);
        }
        Caller::Phone { phone, name } => (phone, name),
    };
    if let Some(known) = store::by_login(tx.conn(), &Login::Phone(phone.clone()))? {
        if known.account.role != Role::Customer {
            return Err(Error::PhoneTaken);
        }
        // nobody can sign in to what an earlier call has made
        let is_nobodys = known.password_hash.is_none() && known.account.email.is_none();
        let proved = known.account.phone_verified || is_nobodys;
        return Ok(if proved { of(&known.account) } else { Called::Unproved });
    }
    let Some(name) = name else { return Ok(Called::Nameless) };
    let row = NewRow {
        role: Role::Customer,
        name: name.clone(),
        username: None,
        phone: Some(phone.clone()),
        email: None,
        password_hash: None,
        google_subject: None,
        address: None,
        language: None,
        phone_verified: false,
        email_verified: false,
        position: None,
    };
    Ok(Called::New(store::insert(tx, &row)?.as_client()))
}

fn of(client: &Account) -> Called {
    if client.is_blocked { Called::Blocked } else { Called::Client(client.id.as_client()) }
}
