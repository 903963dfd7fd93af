//! A mechanic has done what they were given, or gives it back.

use super::availability;
use super::events::{ASSIGNMENT_CLOSED, Given};
use super::model::Assignment;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{AssignmentId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, desk};

/// Closes an assignment, by the mechanic or staff. The order stays in its stage: somebody else can be given it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Frozen`]: it is closed.
pub async fn close(workshop: &Workshop, caller: Identity, id: AssignmentId) -> Result<Assignment, Error> {
    workshop
        .work
        .write(move |tx| {
            let found = taken(tx, id)?;
            Standing::of(tx.conn(), caller)?.own_or_staff(found.mechanic)?;
            close_in(tx, &found)?;
            store::find(tx.conn(), id)?.ok_or(Error::NotFound("assignment"))
        })
        .await
}

/// Takes the order of an assignment in hand and reads the assignment.
pub(super) fn taken(tx: &mut Tx<'_>, id: AssignmentId) -> Result<Assignment, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound("assignment"))?;
    desk::take(tx, found.order)?;
    // it may have changed while we waited
    store::find(tx.conn(), id)?.ok_or(Error::NotFound("assignment"))
}

/// Closes one of an order that is in hand.
pub(in crate::workshop) fn close_in(tx: &mut Tx<'_>, assignment: &Assignment) -> Result<(), Error> {
    let now = tx.now();
    if !store::close(tx.conn(), assignment.id, now)? {
        return Err(Error::Frozen("assignment"));
    }
    tx.emit(Given::event(ASSIGNMENT_CLOSED, assignment));
    availability::refresh(tx, assignment.mechanic)
}

/// Closes those with a purpose of an order that is in hand: it has come farther without what they were given for.
pub(in crate::workshop) fn close_purposes_in(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<(), Error> {
    close_those(tx, order, |assignment| assignment.purpose.is_some())
}

/// Closes all of an order that is in hand: it is over, or gone.
pub(in crate::workshop) fn close_all_in(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<(), Error> {
    close_those(tx, order, |_| true)
}

/// Mechanics in the order of their ids, as everywhere: in
/// another order two transactions could wait for each other.
fn close_those(tx: &mut Tx<'_>, order: WorkOrderId, which: impl Fn(&Assignment) -> bool) -> Result<(), Error> {
    let mut open = store::of_order(tx.conn(), order)?;
    open.retain(|assignment| assignment.closed_at.is_none() && which(assignment));
    open.sort_by_key(|assignment| assignment.mechanic);
    for assignment in &open {
        close_in(tx, assignment)?;
    }
    Ok(())
}
