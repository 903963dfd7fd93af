//! What mechanics report on the orders that they have in hand.
//!
//! Invariants:
//! * Only the mechanic who was given an order last reports on it, and only what they were given it for.
//! * Staff validate a report once; then it stands. Nobody is given the next step before the last report is validated.
//! * Work is done when it is validated that everything the customer chose is.

mod edit;
pub mod events;
mod model;
mod post;
mod store;
mod validate;

pub use edit::edit;
pub use model::{Milestone, NewProgress, ProgressChange, ProgressNote};
pub use post::post;
pub use validate::validate;

use std::collections::HashMap;

use crate::accounts::Identity;
use crate::kernel::error::Fault;
use crate::kernel::id::{ProgressId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::orders::{self, Reach, WorkOrder, view::seen_by};
use crate::workshop::{Error, Workshop};

const WORD: &str = "progress note";

/// The reports on an order, oldest first, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn list(
    workshop: &Workshop,
    caller: Identity,
    order: WorkOrderId,
    request: PageRequest,
) -> Result<Page<ProgressNote>, Error> {
    workshop
        .work
        .read(move |conn| {
            seen_by(conn, caller, order, Reach::Garage)?;
            let rows = store::page(conn, order, request)?;
            Ok(Page::from_rows(rows, request.limit, |note| note.id.get()))
        })
        .await
}

/// One report, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: ProgressId) -> Result<ProgressNote, Error> {
    workshop
        .work
        .read(move |conn| {
            let found = store::find(conn, id)?.ok_or(Error::NotFound(WORD))?;
            seen_by(conn, caller, found.order, Reach::Garage).map_err(gone)?;
            Ok(found)
        })
        .await
}

/// Whether the last report on an order is validated; so it is where there is none.
///
/// # Errors
/// The database's fault.
pub(in crate::workshop) fn is_last_validated(conn: &mut Conn, order: WorkOrderId) -> Result<bool, Fault> {
    store::is_last_validated(conn, order)
}

/// The last report on each of these orders.
///
/// # Errors
/// The database's fault.
pub(in crate::workshop) fn last_of(
    conn: &mut Conn,
    orders: &[WorkOrderId],
) -> Result<HashMap<WorkOrderId, ProgressNote>, Fault> {
    store::last_of(conn, orders)
}

/// With an order everything of it is gone.
fn gone(error: Error) -> Error {
    match error {
        Error::NotFound(_) => Error::NotFound(WORD),
        other => other,
    }
}

/// Takes the order of a report in hand and reads both.
fn taken(tx: &mut Tx<'_>, id: ProgressId) -> Result<(WorkOrder, ProgressNote), Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
    let order = orders::held(tx, found.order).map_err(gone)?;
    // it may have changed while we waited
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
    Ok((order, found))
}
