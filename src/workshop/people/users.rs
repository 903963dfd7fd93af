//! Accounts as a shop with one kind of people sees them: users, some of whom are staff. Giving somebody the rights of staff
//! makes a mechanic of them, and taking them away undoes that.

use std::collections::HashSet;

use serde_json::json;

use super::mechanics::keep;
use super::{Standing, store};
use crate::accounts::{self, Account, Identity, ReadyChange, ReadyNewcomer, Role};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// An account, and whether it may do what staff do.
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    /// The account.
    pub account: Account,
    /// An administrator, or a mechanic who was given the rights of staff.
    pub is_staff: bool,
}

impl User {
    fn of(account: Account, flagged: &HashSet<AccountId>) -> Self {
        let is_staff = match account.role {
            Role::Admin => true,
            Role::Mechanic => flagged.contains(&account.id),
            Role::Assistant | Role::Customer => false,
        };
        Self { account, is_staff }
    }
}

/// The users in the order of their ids: all for staff, nobody but the caller for others.
///
/// # Errors
/// A fault.
pub async fn users(workshop: &Workshop, caller: Identity, page: PageRequest) -> Result<Page<User>, Error> {
    workshop
        .work
        .read(move |conn| {
            let only = Standing::of(conn, caller)?.rows_of(None)?;
            let found = accounts::account_page(conn, only, page)?;
            let ids: Vec<AccountId> = found.items.iter().map(|account| account.id).collect();
            let flagged = store::staff_among(conn, &ids)?;
            Ok(found.map(|account| User::of(account, &flagged)))
        })
        .await
}

/// One user, for themselves and staff.
///
/// # Errors
/// [`Error::Person`] `not_found`; [`Error::NotYours`].
pub async fn user(workshop: &Workshop, caller: Identity, id: AccountId) -> Result<User, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = user_in(conn, id)?;
            Standing::of(conn, caller)?.own_or_staff(id)?;
            Ok(found)
        })
        .await
}

/// Somebody who has just shown who they are, as a user.
///
/// # Errors
/// A fault.
pub async fn as_user(workshop: &Workshop, account: Account) -> Result<User, Error> {
    workshop
        .work
        .read(move |conn| {
            let flagged = store::staff_among(conn, &[account.id])?;
            Ok(User::of(account, &flagged))
        })
        .await
}

/// Refuses whoever is not of the staff, before anything else is looked at.
///
/// # Errors
/// [`Error::NotAllowed`].
pub async fn admit_staff(workshop: &Workshop, caller: Identity) -> Result<(), Error> {
    workshop.work.read(move |conn| Standing::of(conn, caller)?.staff_only()).await
}

/// Makes an account for somebody else, with the rights of staff or without; by administrators.
///
/// # Errors
/// [`Error::NotAllowed`]; [`Error::Person`]: a login is taken, or the role cannot have such rights.
pub async fn take_on(
    workshop: &Workshop,
    caller: Identity,
    newcomer: ReadyNewcomer,
    is_staff: bool,
) -> Result<User, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.administrators_only()?;
            let id = accounts::enrol_in(tx, &newcomer)?.id;
            set_staff_in(tx, id, is_staff)?;
            user_in(tx.conn(), id)
        })
        .await
}

/// Changes what is given, all or nothing, by the person or an administrator. Whether somebody is staff is an administrator's
/// to say; from anybody else it is not heard.
///
/// # Errors
/// [`Error::Person`]: `not_found`, `not_yours`, `role_fixed`, or a login is taken.
pub async fn change_user(
    workshop: &Workshop,
    caller: Identity,
    id: AccountId,
    change: ReadyChange,
    is_staff: Option<bool>,
) -> Result<User, Error> {
    workshop
        .work
        .write(move |tx| {
            accounts::change_account_in(tx, caller, id, &change)?;
            if let Some(is_staff) = is_staff.filter(|_| caller.role == Role::Admin) {
                set_staff_in(tx, id, is_staff)?;
            }
            user_in(tx.conn(), id)
        })
        .await
}

fn user_in(conn: &mut Conn, id: AccountId) -> Result<User, Error> {
    let account = accounts::account(conn, id)?.ok_or(Error::Person(accounts::Error::NotFound))?;
    let flagged = store::staff_among(conn, &[id])?;
    Ok(User::of(account, &flagged))
}

/// Gives the rights of staff or takes them away. Who was a customer becomes a mechanic with the rights, and without them is a
/// customer again; who is a mechanic on their own account stays one.
fn set_staff_in(tx: &mut Tx<'_>, id: AccountId, is_staff: bool) -> Result<(), Error> {
    let before = user_in(tx.conn(), id)?;
    if before.is_staff == is_staff {
        return Ok(());
    }
    let mechanic = id.as_mechanic();
    let now = tx.now();
    if is_staff {
        // refuses whoever can be no mechanic
        accounts::change_role_in(tx, id, Role::Mechanic)?;
        keep(tx, mechanic)?;
        store::give_rights(tx.conn(), mechanic, before.account.role == Role::Customer, now)?;
    } else {
        if before.account.role == Role::Admin {
            return Err(Error::Person(accounts::Error::RoleFixed));
        }
        if store::take_rights(tx.conn(), mechanic, now)? {
            accounts::change_role_in(tx, id, Role::Customer)?;
        }
    }
    Ok(audit::record(tx, &Line::about("mechanic.rights_set", id).with(json!({ "is_staff": is_staff })))?)
}
