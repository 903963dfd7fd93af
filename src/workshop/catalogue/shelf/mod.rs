//! What a customer has put aside: services to book soon (the cart) and services they like (favourites).

mod store;

use crate::accounts::Identity;
use crate::kernel::id::ServiceId;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Obstacle;
use crate::workshop::catalogue::{Service, WORD as SERVICE, store as catalogue};
use crate::workshop::{Error, Workshop};

/// Where a service is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// To be booked.
    Cart,
    /// Liked.
    Favourites,
}

impl Shelf {
    /// What an entry is called in a refusal.
    const fn word(self) -> &'static str {
        match self {
            Self::Cart => "cart item",
            Self::Favourites => "favourite",
        }
    }
}

/// Puts a service on the caller's shelf.
///
/// # Errors
/// [`Error::NotFound`] for an unknown service; [`Error::Exists`] where it lies there; [`Error::Changed`] where it goes
/// meanwhile.
pub async fn put(workshop: &Workshop, caller: Identity, shelf: Shelf, service: ServiceId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            catalogue::find(tx.conn(), service)?.ok_or(Error::NotFound(SERVICE))?;
            let now = tx.now();
            match tx.attempt_linked(|conn| store::insert(conn, shelf, caller.account, service, now))? {
                Ok(_) => Ok(()),
                Err(Obstacle::Taken(_)) => Err(Error::Exists(shelf.word())),
                Err(Obstacle::Dangling) => Err(Error::Changed),
            }
        })
        .await
}

/// Takes a service off the caller's shelf.
///
/// # Errors
/// [`Error::NotFound`] where it does not lie there.
pub async fn take(workshop: &Workshop, caller: Identity, shelf: Shelf, service: ServiceId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let taken = store::delete(tx.conn(), shelf, caller.account, service)?;
            if taken { Ok(()) } else { Err(Error::NotFound(shelf.word())) }
        })
        .await
}

/// What lies on the caller's shelf, in the order of the services' ids.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    shelf: Shelf,
    page: PageRequest,
) -> Result<Page<Service>, Error> {
    workshop
        .work
        .read(move |conn| {
            let ids = store::page(conn, shelf, caller.account, page)?;
            let rows = catalogue::find_all(conn, &ids)?;
            Ok(Page::from_rows(rows, page.limit, |service| service.id.get()))
        })
        .await
}
