//! A mechanic reports how far they have come.

use super::events::{PROGRESS_REPORTED, Reported};
use super::model::{Milestone, NewProgress, ProgressNote};
use super::{WORD, store};
use crate::accounts::Identity;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::orders::{self, Mover, PaymentMode, Stage, WorkOrder};
use crate::workshop::{Error, Workshop, assignments, estimates, payments};

/// Reports on an order: only the mechanic who was given it last, while they have it in hand. That the thing was received or
/// delivered holds at once; that work is done holds when the garage stands by it. With the last thing to report the
/// assignment is done. What is paid on delivery is paid before it is delivered.
///
/// # Errors
/// [`Error::NotFound`]: the order, or a service that it has not; [`Error::NotYours`]; [`Error::WrongStage`]: the order was given
/// for something else, is not in that stage, or is not paid; [`Error::KeyReused`].
pub async fn post(
    workshop: &Workshop,
    caller: Identity,
    new: NewProgress,
    key: Option<RequestKey>,
) -> Result<ProgressNote, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = orders::held(tx, new.order)?;
            let first = |tx: &mut Tx<'_>| {
                let note = post_in(tx, caller, &order, &new)?;
                Ok((note.id.get(), note))
            };
            tx.once(key.as_ref(), first, |tx, id| store::find(tx.conn(), id.into())?.ok_or(Error::NotFound(WORD)))
        })
        .await
}

fn post_in(tx: &mut Tx<'_>, caller: Identity, order: &WorkOrder, new: &NewProgress) -> Result<ProgressNote, Error> {
    let assignment = assignments::latest_of(tx, order.id, caller)?;
    let is_asked = new.milestone.reported_in(assignment.purpose) == Some(order.stage);
    if !is_asked || assignment.closed_at.is_some() {
        return Err(Error::WrongStage);
    }
    if let Some(service) = new.service
        && !order.services.iter().any(|ordered| ordered.service == service)
    {
        return Err(Error::NotFound("service"));
    }
    let is_owed = order.payment_mode == Some(PaymentMode::Offline)
        && !payments::is_paid_in(tx, order.id, order.discount.currency)?;
    if new.milestone == Milestone::Delivered && is_owed {
        return Err(Error::WrongStage);
    }
    let now = tx.now();
    let id = store::insert(tx.conn(), new, assignment.mechanic, now)?;
    let note = store::find(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
    tx.emit(Reported::event(PROGRESS_REPORTED, &note));
    let is_last = match new.milestone {
        Milestone::Received | Milestone::Delivered => true,
        Milestone::InProgress => false,
        Milestone::Completed => is_all_completed(tx, order)?,
    };
    if is_last {
        assignments::close_in(tx, &assignment)?;
    }
    if let Some(next) = new.milestone.leads_to() {
        orders::step(tx, order, (next, Mover::Flow), Some(caller.account))?;
        if next == Stage::Received {
            estimates::go_on_in(tx, order.id)?;
        }
    }
    Ok(note)
}

/// Whether everything that is to be done is reported as completed.
fn is_all_completed(tx: &mut Tx<'_>, order: &WorkOrder) -> Result<bool, Error> {
    let completed = store::completed(tx.conn(), order.id)?;
    Ok(completed.contains(&None) || order.to_do().all(|ordered| completed.contains(&Some(ordered.service))))
}
