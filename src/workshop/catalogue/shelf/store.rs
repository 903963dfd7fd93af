//! The queries on what customers have put aside: the same for both shelves.

use diesel::prelude::*;

use super::Shelf;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, ServiceId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{cart_items, favourites};

/// Runs the same body on the table of a shelf, named `$t` in it.
macro_rules! on {
    ($shelf:expr, $t:ident => $body:expr) => {
        match $shelf {
            Shelf::Cart => {
                use cart_items as $t;
                $body
            }
            Shelf::Favourites => {
                use favourites as $t;
                $body
            }
        }
    };
}

/// Puts a service aside; runs into the same one, or into one that has gone.
pub(super) fn insert(
    conn: &mut Conn,
    shelf: Shelf,
    of: AccountId,
    service: ServiceId,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    on!(shelf, t => diesel::insert_into(t::table)
        .values((t::account_id.eq(of.get()), t::service_id.eq(service.get()), t::created_at.eq(now.naive())))
        .execute(conn))
}

/// Takes a service back; whether it lay there.
pub(super) fn delete(conn: &mut Conn, shelf: Shelf, of: AccountId, service: ServiceId) -> Result<bool, Fault> {
    let taken = on!(shelf, t => diesel::delete(t::table.find((of.get(), service.get()))).execute(conn))?;
    Ok(taken == 1)
}

/// A page of services in the order of their ids, with one more than the limit when there are more. None is deleted:
/// deleting takes a service off all shelves.
pub(super) fn page(conn: &mut Conn, shelf: Shelf, of: AccountId, page: PageRequest) -> Result<Vec<i64>, Fault> {
    let after = page.cursor.unwrap_or(0);
    let ids = on!(shelf, t => t::table
        .filter(t::account_id.eq(of.get()))
        .filter(t::service_id.gt(after))
        .order(t::service_id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(t::service_id)
        .load(conn))?;
    Ok(ids)
}
