//! A work order is deleted.

use super::events;
use super::stage::Stage;
use super::step::held;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, assignments, inventory};

/// Deletes an order, if it is still at `version` (`None`: whatever it is at): staff any, its customer one that is pending.
/// It is gone everywhere; what was billed and paid for it stands, and so does its timeline.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Changed`], [`Error::WrongStage`]: its customer, once it is begun.
pub async fn remove(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            let by = Standing::of(tx.conn(), caller)?;
            by.own_or_staff(order.customer)?;
            order.at_version(version)?;
            if !by.is_staff && order.stage != Stage::Pending {
                return Err(Error::WrongStage);
            }
            inventory::release::release_all(tx, id)?;
            assignments::close_all_in(tx, id)?;
            let now = tx.now();
            if !store::delete(tx.conn(), id, now)? {
                return Err(Error::NotFound("work order"));
            }
            tx.emit(events::removed(id));
            Ok(())
        })
        .await
}
