//! The one way from a stage to another, with all that comes of it.

use super::events::StageChanged;
use super::model::WorkOrder;
use super::stage::{Mover, Stage, Status};
use super::store;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::{Error, assignments, desk, inventory};

/// Takes a work order in hand and reads it: nobody else changes it until this transaction ends.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::workshop) fn held(tx: &mut Tx<'_>, id: WorkOrderId) -> Result<WorkOrder, Error> {
    desk::take(tx, id)?;
    store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
}

/// Moves an order that is in hand. When its work is done, the parts that it holds count as built in; when it is called
/// off, they are free again. Either way its mechanics have it in hand no longer.
///
/// # Errors
/// [`Error::WrongStage`]: the table of moves has no such one.
pub(in crate::workshop) fn step(
    tx: &mut Tx<'_>,
    order: &WorkOrder,
    (next, mover): (Stage, Mover),
    by: Option<AccountId>,
) -> Result<(), Error> {
    let now = tx.now();
    let done_at = (next.status() == Status::Done).then(|| order.completed_at.unwrap_or(now));
    if !order.stage.may_become(next, mover) || !store::move_on(tx.conn(), order, next, done_at, now)? {
        return Err(Error::WrongStage);
    }
    tx.emit(StageChanged::event(order, next, mover));
    match next {
        Stage::Completed => {
            inventory::use_up::use_all(tx, order.id, by)?;
            assignments::close_all_in(tx, order.id)
        }
        Stage::Cancelled => {
            inventory::release::release_all(tx, order.id)?;
            assignments::close_all_in(tx, order.id)
        }
        // past what they were given for, and nobody else could be given anything
        Stage::InProgress if mover == Mover::Counter || order.stage != Stage::Analysed => {
            assignments::close_purposes_in(tx, order.id)
        }
        Stage::Pending if mover == Mover::Counter => assignments::close_purposes_in(tx, order.id),
        Stage::Pending
        | Stage::Pickup
        | Stage::Received
        | Stage::Analysis
        | Stage::Analysed
        | Stage::InProgress
        | Stage::OutForDelivery
        | Stage::Delivered => Ok(()),
    }
}
