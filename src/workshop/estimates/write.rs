//! The estimate is written, or amended: a round of lines that the customer is to decide.

use super::events::Written;
use super::model::{Estimate, LineState, MOST_LINES, NewLine, Via};
use super::{access, store, view};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::request_key::RequestKey;
use crate::storage::{Conn, Obstacle};
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Writes lines as the next round; by a mechanic who has or had the order, or the counter. Answers all lines of the order.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`] (also a part or service), [`Error::NotYours`], [`Error::WrongStage`]: the
/// work is over; [`Error::Frozen`]: the lines are billed; [`Error::Invalid`], [`Error::KeyReused`].
pub async fn write(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    lines: Vec<NewLine>,
    key: Option<RequestKey>,
) -> Result<Estimate, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            access::inside(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                let found = desk::take(tx, order)?;
                access::may_write(tx.conn(), who, &found)?;
                if found.is_over {
                    return Err(Error::WrongStage);
                }
                access::not_billed(tx.conn(), &found)?;
                must_point_at_something(tx.conn(), &lines)?;
                let round = store::last_round(tx.conn(), order)?.saturating_add(1);
                add(tx, order, &lines, (round, LineState::Open, None), Some(who.account))?;
                let now = tx.now();
                Ok((order.get(), view::load(tx.conn(), order, now, currency)?))
            };
            tx.once(key.as_ref(), first, |tx, id| {
                let now = tx.now();
                view::load(tx.conn(), id.into(), now, currency)
            })
        })
        .await
}

/// Writes lines of a round, open or approved in a way. The order is in hand.
pub(super) fn add(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    lines: &[NewLine],
    (round, state, via): (i32, LineState, Option<Via>),
    by: Option<AccountId>,
) -> Result<(), Error> {
    if store::count(tx.conn(), order)?.saturating_add(lines.len()) > MOST_LINES {
        return Err(Error::Invalid("lines"));
    }
    let now = tx.now();
    let mut ids = Vec::with_capacity(lines.len());
    for line in lines {
        line.check()?;
        match tx.attempt_linked(|conn| store::insert(conn, order, line, (round, state, via, by), now))? {
            Ok(id) => ids.push(id),
            // its part or service has gone meanwhile
            Err(Obstacle::Taken(_) | Obstacle::Dangling) => return Err(Error::Changed),
        }
    }
    tx.emit(Written::event(order, round, &ids));
    // what cannot be told exactly is refused now, not when it is billed
    view::sums(tx.conn(), order, now)?;
    Ok(())
}

/// Refuses no lines at all, and lines about parts or services that are not there (any more).
pub(super) fn must_point_at_something(conn: &mut Conn, lines: &[NewLine]) -> Result<(), Error> {
    if lines.is_empty() {
        return Err(Error::Invalid("lines"));
    }
    for line in lines {
        if let Some(part) = line.part
            && !store::is_part(conn, part)?
        {
            return Err(Error::NotFound("part"));
        }
        if let Some(service) = line.service
            && !store::is_service(conn, service)?
        {
            return Err(Error::NotFound("service"));
        }
    }
    Ok(())
}
