//! What is known of a work order is put right.

use super::access::{self, Reach};
use super::events;
use super::model::{OrderChange, WorkOrder};
use super::open::check_asset;
use super::step::held;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Changes what is given, if the order is still at `version` (`None`: whatever it is at): staff and mechanics as far as they
/// reach, everything; its customer, what only they can know, while nothing is over.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`]: the order, or the thing that it is to be about; [`Error::NotAllowed`]: a
/// customer says what only the garage can know; [`Error::Changed`], [`Error::WrongStage`], [`Error::Invalid`].
pub async fn revise(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    change: OrderChange,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            revise_in(tx, caller, (&order, version), &change, reach)
        })
        .await
}

/// The same for an order that is in hand.
pub(super) fn revise_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    (order, version): (&WorkOrder, Option<i64>),
    change: &OrderChange,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    let by = Standing::of(tx.conn(), caller)?;
    access::may_see(tx.conn(), &by, order, reach)?;
    if !access::works_on(tx.conn(), &by, order, reach)? {
        if change.is_privileged() {
            return Err(Error::NotAllowed);
        }
        if order.stage.is_over() {
            return Err(Error::WrongStage);
        }
    }
    order.at_version(version)?;
    change.check()?;
    check_asset(tx, change.asset.flatten(), order.customer)?;
    let (id, now) = (order.id, tx.now());
    match tx.attempt_linked(|conn| store::update(conn, (id, order.version), change, now))? {
        Ok(1) => {}
        Ok(_) | Err(Obstacle::Taken(_) | Obstacle::Dangling) => return Err(Error::Changed),
    }
    tx.emit(events::revised(id));
    store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
}
