//! What is wrong with the thing of a work order, as a mechanic found out.
//!
//! Invariants:
//! * An order has one analysis at most, written by the mechanic who was given the order for it.
//! * Staff change it until they have validated it, once; then it stands.

mod edit;
pub mod events;
mod model;
mod store;
mod validate;
mod write;

pub use edit::edit;
pub use model::{Analysis, AnalysisChange, NewAnalysis};
pub use validate::validate;
pub use write::write;

use std::collections::HashMap;

use crate::accounts::Identity;
use crate::kernel::error::Fault;
use crate::kernel::id::WorkOrderId;
use crate::storage::Conn;
use crate::workshop::orders::{Reach, WorkOrder, view::seen_by};
use crate::workshop::{Error, Workshop};

const WORD: &str = "analysis";

/// The analysis of an order, for whoever sees the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, caller: Identity, id: WorkOrderId) -> Result<Analysis, Error> {
    workshop
        .work
        .read(move |conn| {
            let order = seen_by(conn, caller, id, Reach::Garage)?;
            store::find(conn, id, order.discount.currency)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Whether the garage stands by the analysis of an order.
///
/// # Errors
/// The database's fault.
pub(in crate::workshop) fn is_validated(conn: &mut Conn, order: WorkOrderId) -> Result<bool, Fault> {
    store::is_validated(conn, order)
}

/// The analyses of these orders.
///
/// # Errors
/// The database's fault.
pub(in crate::workshop) fn of_orders(
    conn: &mut Conn,
    orders: &[WorkOrder],
) -> Result<HashMap<WorkOrderId, Analysis>, Fault> {
    store::of_orders(conn, orders)
}
