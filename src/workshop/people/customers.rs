//! The records of customers.

use super::model::{Customer, CustomerChange};
use super::{Standing, store};
use crate::accounts::{self, Identity};
use crate::kernel::id::{AccountId, CustomerId};
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::{Error, Expected, Workshop};

const WORD: &str = "customer";

/// The customers in the order of their ids: all for staff, else nobody but the caller.
///
/// # Errors
/// A fault.
pub async fn customers(workshop: &Workshop, caller: Identity, page: PageRequest) -> Result<Page<Customer>, Error> {
    workshop
        .work
        .read(move |conn| {
            let whose = Standing::of(conn, caller)?.rows_of(None)?;
            let (rows, total) = store::customers(conn, whose.map(AccountId::as_customer), page)?;
            Ok(Page::from_rows(rows, page.limit, |customer| customer.id.get()).of(total))
        })
        .await
}

/// All customers in the order of their ids, whoever asks: for an API whose document shows them to all who are signed in.
///
/// # Errors
/// A fault.
pub async fn customer_directory(workshop: &Workshop, page: PageRequest) -> Result<Page<Customer>, Error> {
    let (rows, total) = workshop.work.read(move |conn| store::customers(conn, None, page)).await?;
    Ok(Page::from_rows(rows, page.limit, |customer| customer.id.get()).of(total))
}

/// One customer, for themselves and staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn customer(workshop: &Workshop, caller: Identity, id: CustomerId) -> Result<Customer, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = store::customer(conn, id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(conn, caller)?.own_or_staff(id)?;
            Ok(found)
        })
        .await
}

/// Changes what is given, if the record is as expected, by themselves or staff; brings a removed record back.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no customer, [`Error::NotYours`], [`Error::Changed`].
pub async fn change_customer(
    workshop: &Workshop,
    caller: Identity,
    id: CustomerId,
    change: CustomerChange,
    expected: Expected<Customer>,
) -> Result<Customer, Error> {
    workshop
        .work
        .write(move |tx| {
            if !store::is_customer(tx.conn(), id)? {
                return Err(Error::NotFound(WORD));
            }
            Standing::of(tx.conn(), caller)?.own_or_staff(id)?;
            let now = tx.now();
            // whoever was first has made the row
            let _made_before = tx.attempt(|conn| store::insert_customer(conn, id, now))?;
            // from here on nobody else changes it until this transaction ends
            store::hold_customer(tx.conn(), id)?;
            expected.check(store::customer(tx.conn(), id)?.as_ref())?;
            store::update_customer(tx.conn(), id, &change, now)?;
            if let Some(address) = &change.address {
                accounts::set_address(tx.conn(), id.into(), address, now)?;
            }
            store::customer(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Takes the record off the list and forgets what it said; the account stays.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn remove_customer(workshop: &Workshop, caller: Identity, id: CustomerId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            store::customer(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            Standing::of(tx.conn(), caller)?.own_or_staff(id)?;
            let now = tx.now();
            let _made_before = tx.attempt(|conn| store::insert_customer(conn, id, now))?;
            if store::remove_customer(tx.conn(), id, now)? { Ok(()) } else { Err(Error::Changed) }
        })
        .await
}
