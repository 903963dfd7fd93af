//! An assignment is taken back as if it had never been.

use super::availability;
use super::close::taken;
use super::events::{ASSIGNMENT_REMOVED, Given};
use super::model::Assignment;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{AssignmentId, MechanicId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, orders};

/// Deletes an assignment: a plain one by whoever works in the garage, one with a purpose by staff.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn remove(workshop: &Workshop, caller: Identity, id: AssignmentId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.workshop_only()?;
            let found = taken(tx, id)?;
            if found.purpose.is_some() {
                by.staff_only()?;
            }
            remove_in(tx, &found)
        })
        .await
}

/// Takes an order back from a mechanic, whatever they were given it for, done or not, by whoever works in the garage; what
/// has a purpose by staff.
///
/// # Errors
/// [`Error::NotAllowed`]; [`Error::NotFound`]: no such order, or it was not given to them.
pub async fn take_back(
    workshop: &Workshop,
    caller: Identity,
    order: WorkOrderId,
    mechanic: MechanicId,
) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.workshop_only()?;
            orders::held(tx, order)?;
            let mut theirs = store::of_order(tx.conn(), order)?;
            theirs.retain(|assignment| assignment.mechanic == mechanic);
            if theirs.is_empty() {
                return Err(Error::NotFound("assignment"));
            }
            for found in theirs {
                if found.purpose.is_some() {
                    by.staff_only()?;
                }
                remove_in(tx, &found)?;
            }
            Ok(())
        })
        .await
}

/// The same for an order that is in hand.
pub(super) fn remove_in(tx: &mut Tx<'_>, found: &Assignment) -> Result<(), Error> {
    if !store::delete(tx.conn(), found.id)? {
        return Err(Error::NotFound("assignment"));
    }
    tx.emit(Given::event(ASSIGNMENT_REMOVED, found));
    availability::refresh(tx, found.mechanic)
}
