//! Where things of a customer are fetched and brought.

mod store;

use super::model::{Address, AddressChange, NewAddress};
use super::{Standing, store as people};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, AddressId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::reference::must_exist;
use crate::workshop::{Error, Expected, Workshop};

pub use store::Areas;

const WORD: &str = "address";

/// Adds an address to oneself; staff add one to anybody.
///
/// # Errors
/// [`Error::NotYours`]; [`Error::NotFound`] for an unknown person or area; [`Error::Changed`] where the area goes
/// meanwhile.
pub async fn add_address(workshop: &Workshop, caller: Identity, new: NewAddress) -> Result<Address, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.own_or_staff(new.account)?;
            if !people::is_known(tx.conn(), new.account)? {
                return Err(Error::NotFound("account"));
            }
            must_exist::<Areas>(tx.conn(), new.area)?;
            let now = tx.now();
            let id = tx
                .attempt_linked(|conn| store::insert_address(conn, &new, now))?
                .map_err(|_area_gone| Error::Changed)?;
            store::address(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// The addresses of one person if asked for; else one's own, or everybody's for staff. Oldest first.
///
/// # Errors
/// [`Error::NotYours`].
pub async fn addresses(
    workshop: &Workshop,
    caller: Identity,
    of: Option<AccountId>,
    page: PageRequest,
) -> Result<Page<Address>, Error> {
    workshop
        .work
        .read(move |conn| {
            let whose = Standing::of(conn, caller)?.rows_of(of)?;
            let rows = store::addresses(conn, whose, page)?;
            Ok(Page::from_rows(rows, page.limit, |address| address.id.get()))
        })
        .await
}

/// One address, for whose it is and staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn address(workshop: &Workshop, caller: Identity, id: AddressId) -> Result<Address, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = store::address(conn, id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(conn, caller)?.own_or_staff(found.account)?;
            Ok(found)
        })
        .await
}

/// Changes what is given, if the address is as expected.
///
/// # Errors
/// [`Error::NotFound`] for an unknown address or area; [`Error::NotYours`]; [`Error::Changed`], also where the
/// area goes meanwhile.
pub async fn change_address(
    workshop: &Workshop,
    caller: Identity,
    id: AddressId,
    change: AddressChange,
    expected: Expected<Address>,
) -> Result<Address, Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::address(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.account)?;
            must_exist::<Areas>(tx.conn(), change.area)?;
            // from here on nobody else changes it until this transaction ends
            store::hold_address(tx.conn(), id)?;
            expected.check(store::address(tx.conn(), id)?.as_ref())?;
            let now = tx.now();
            tx.attempt_linked(|conn| store::update_address(conn, id, &change, now))?
                .map_err(|_area_gone| Error::Changed)?;
            store::address(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Deletes an address.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn remove_address(workshop: &Workshop, caller: Identity, id: AddressId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let found = store::address(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.account)?;
            if store::delete_address(tx.conn(), id)? { Ok(()) } else { Err(Error::NotFound(WORD)) }
        })
        .await
}
