//! A mechanic is given a work order.

use super::availability;
use super::events::{ASSIGNED, Given};
use super::model::{Assignment, NewAssignment};
use super::store::{self, AssignmentKinds};
use crate::accounts::Identity;
use crate::kernel::request_key::RequestKey;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::orders::{self, Mover, WorkOrder};
use crate::workshop::people::{Standing, store as people};
use crate::workshop::reference::Reference as _;
use crate::workshop::{Error, Workshop, progress};

/// Gives a mechanic an order. A plain one moves nothing and needs nothing; whoever works in the garage gives it. One with a
/// purpose is given by staff, in its turn: the one before is closed, what it led to is validated, and the stage is right.
///
/// # Errors
/// [`Error::NotAllowed`]; [`Error::NotFound`]: order, kind or mechanic; [`Error::WrongStage`]: out of turn;
/// [`Error::Exists`]: they have it in hand; [`Error::Changed`] where something goes meanwhile; [`Error::KeyReused`].
pub async fn assign(
    workshop: &Workshop,
    caller: Identity,
    new: NewAssignment,
    key: Option<RequestKey>,
) -> Result<Assignment, Error> {
    let zone = workshop.zone;
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.workshop_only()?;
            let first = |tx: &mut Tx<'_>| {
                let today = tx.now().utc().with_timezone(&zone).date_naive();
                let new = NewAssignment { day: Some(new.day.unwrap_or(today)), ..new.clone() };
                let made = assign_in(tx, &by, &new)?;
                Ok((made.id.get(), made))
            };
            tx.once(key.as_ref(), first, |tx, id| {
                store::find(tx.conn(), id.into())?.ok_or(Error::NotFound("assignment"))
            })
        })
        .await
}

/// The same inside a transaction.
pub(super) fn assign_in(tx: &mut Tx<'_>, by: &Standing, new: &NewAssignment) -> Result<Assignment, Error> {
    let order = orders::held(tx, new.order)?;
    let kind = match new.kind {
        Some(id) => Some(AssignmentKinds::find(tx.conn(), id)?.ok_or(Error::NotFound("assignment kind"))?),
        None => None,
    };
    if !people::may_be_given_work(tx.conn(), new.mechanic.into())? {
        return Err(Error::NotFound("mechanic"));
    }
    let purpose = kind.and_then(|kind| kind.purpose);
    let next = match purpose {
        None => order.stage,
        Some(purpose) => {
            by.staff_only()?;
            let next = purpose.leads_to(order.stage).ok_or(Error::WrongStage)?;
            in_turn(tx, &order)?;
            next
        }
    };
    let now = tx.now();
    let day = new.day.unwrap_or_else(|| now.utc().date_naive());
    let id = match tx.attempt_linked(|conn| store::insert(conn, new, day, now))? {
        Ok(id) => id,
        Err(Obstacle::Taken(_)) => return Err(Error::Exists("assignment")),
        Err(Obstacle::Dangling) => return Err(Error::Changed),
    };
    let made = store::find(tx.conn(), id)?.ok_or(Error::NotFound("assignment"))?;
    tx.emit(Given::event(ASSIGNED, &made));
    if next != order.stage {
        orders::step(tx, &order, (next, Mover::Flow), Some(by.account))?;
    }
    availability::refresh(tx, made.mechanic)?;
    Ok(made)
}

/// Refuses the next step before the one before is done and validated.
fn in_turn(tx: &mut Tx<'_>, order: &WorkOrder) -> Result<(), Error> {
    let before = store::of_order(tx.conn(), order.id)?;
    let is_open = before.iter().any(|one| one.purpose.is_some() && one.closed_at.is_none());
    if is_open || !progress::is_last_validated(tx.conn(), order.id)? { Err(Error::WrongStage) } else { Ok(()) }
}
