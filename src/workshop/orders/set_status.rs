//! A work order is put elsewhere by hand.

use super::access::{self, Reach};
use super::model::WorkOrder;
use super::stage::{Mover, Status};
use super::step::{held, step};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Puts an order into a status, if it is still at `version` (`None`: whatever it is at): staff, and mechanics as far as they
/// reach. One that has the status already stays in its stage, but for one on its way to the work: by hand it is under way.
/// Calling off by hand costs nothing.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::NotAllowed`] for its customer, [`Error::Changed`].
pub async fn set_status(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    status: Status,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            put_in(tx, caller, (&order, version), status, reach)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
        })
        .await
}

/// The same for an order that is in hand.
pub(in crate::workshop) fn put_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    (order, version): (&WorkOrder, Option<i64>),
    status: Status,
    reach: Reach,
) -> Result<(), Error> {
    let by = Standing::of(tx.conn(), caller)?;
    access::may_move(tx.conn(), &by, order, reach)?;
    order.at_version(version)?;
    let next = status.by_hand();
    if order.stage.may_become(next, Mover::Counter) {
        step(tx, order, (next, Mover::Counter), Some(caller.account))?;
    }
    Ok(())
}
