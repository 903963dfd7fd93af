//! Work begins: what is to be done was approved, or paid.

use super::stage::{Mover, Stage};
use super::step::{held, step};
use super::store;
use crate::kernel::id::WorkOrderId;
use crate::tx::Tx;
use crate::workshop::{Error, invoices};

/// Something of an estimate was approved: an order that was received is worked on from now on. One that is yet to come, or
/// waits for its online payment, stays where it is.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::workshop) fn begin_work_in(tx: &mut Tx<'_>, id: WorkOrderId) -> Result<(), Error> {
    let order = held(tx, id)?;
    if !order.stage.awaits_approval() || order.awaits_payment() {
        return Ok(());
    }
    step(tx, &order, (Stage::InProgress, Mover::Flow), None)
}

/// Money came for an order that is in hand: if it waits for that, and all that is approved is paid, work begins.
///
/// # Errors
/// A fault.
pub(in crate::workshop) fn begin_when_paid_in(
    tx: &mut Tx<'_>,
    id: WorkOrderId,
    received_minor: i64,
) -> Result<(), Error> {
    let Some(order) = store::find(tx.conn(), id)?.filter(super::WorkOrder::awaits_payment) else { return Ok(()) };
    if received_minor < invoices::gross_of_approved_in(tx, id, order.discount.currency)? {
        return Ok(());
    }
    step(tx, &order, (Stage::InProgress, Mover::Flow), None)
}
