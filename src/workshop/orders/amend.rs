//! What is known of a work order is put right and the order is put elsewhere, at once.

use super::access::{self, Reach};
use super::model::{OrderChange, WorkOrder};
use super::revise::revise_in;
use super::set_status::move_by_hand;
use super::stage::Status;
use super::step::held;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Changes what is given and puts the order into a status, all or nothing, if it is still at `version` (`None`: whatever it is
/// at): staff, and mechanics as far as they reach.
///
/// # Errors
/// [`Error::NotFound`]: the order, or the thing that it is to be about; [`Error::NotYours`], [`Error::NotAllowed`] for its
/// customer, [`Error::Changed`], [`Error::Invalid`].
pub async fn amend(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    change: OrderChange,
    status: Option<Status>,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            let by = Standing::of(tx.conn(), caller)?;
            access::may_move(tx.conn(), &by, &order, reach)?;
            order.at_version(version)?;
            if change != OrderChange::default() {
                revise_in(tx, &order, &change)?;
            }
            if let Some(status) = status {
                move_by_hand(tx, &order, status, caller.account)?;
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
        })
        .await
}
