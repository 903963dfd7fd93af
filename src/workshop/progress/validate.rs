//! The garage stands by what a mechanic has reported: the next step may follow.

use super::events::{PROGRESS_VALIDATED, Reported};
use super::model::{Milestone, ProgressNote};
use super::store;
use super::{WORD, taken};
use crate::accounts::Identity;
use crate::kernel::id::ProgressId;
use crate::tx::Tx;
use crate::workshop::orders::{self, Mover, Stage};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// Validates a report, once. With the last of what the customer chose the work is done.
///
/// # Errors
/// [`Error::NotAllowed`] but for staff; [`Error::NotFound`], [`Error::Frozen`]: it was validated before.
pub async fn validate(workshop: &Workshop, caller: Identity, id: ProgressId) -> Result<ProgressNote, Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            let (order, found) = taken(tx, id)?;
            let now = tx.now();
            if !store::validate(tx.conn(), id, caller.account, now)? {
                return Err(Error::Frozen(WORD));
            }
            tx.emit(Reported::event(PROGRESS_VALIDATED, &found));
            if found.milestone == Milestone::Completed && order.stage == Stage::InProgress {
                complete(tx, caller, &found)?;
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Marks what is done; when that is everything, the work is.
fn complete(tx: &mut Tx<'_>, caller: Identity, found: &ProgressNote) -> Result<(), Error> {
    let now = tx.now();
    orders::services::store::mark_done(tx.conn(), found.order, found.service, now)?;
    let order = orders::store::find(tx.conn(), found.order)?.ok_or(Error::NotFound("work order"))?;
    let is_done = order.to_do().all(|ordered| ordered.done_at.is_some());
    if is_done { orders::step(tx, &order, (Stage::Completed, Mover::Flow), Some(caller.account)) } else { Ok(()) }
}
