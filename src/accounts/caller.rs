//! Somebody who calls the dispatcher's desk: a client who is known, or one to be.

use super::model::{Login, Role};
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

/// The client who calls, and whether their account is new: it has no password, and the owner of the number takes it over by
/// a code. `None` for somebody new without a name.
///
/// # Errors
/// `not_found` for an account that is no client's; `phone_taken` for the number of somebody who is no client.
pub fn caller_in(tx: &mut Tx<'_>, caller: &Caller) -> Result<Option<(ClientId, bool)>, Error> {
    let (phone, name) = match caller {
        Caller::Known(id) => {
            let found = roster::account(tx.conn(), *id)?.filter(|account| account.role == Role::Customer);
            return found.map(|account| Some((account.id.as_client(), false))).ok_or(Error::NotFound);
        }
        Caller::Phone { phone, name } => (phone, name),
    };
    if let Some(known) = store::by_login(tx.conn(), &Login::Phone(phone.clone()))? {
        let client = known.account.role == Role::Customer;
        return if client { Ok(Some((known.account.id.as_client(), false))) } else { Err(Error::PhoneTaken) };
    }
    let Some(name) = name else { return Ok(None) };
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
    Ok(Some((store::insert(tx, &row)?.as_client(), true)))
}
