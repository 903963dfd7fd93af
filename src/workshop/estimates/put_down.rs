//! Lines that were agreed beforehand: approved from the start, without a round of asking.

use super::decide::hold_parts;
use super::model::{Estimate, LineState, NewLine, Via};
use super::write::{add, must_point_at_something};
use super::{access, store, view};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::request_key::RequestKey;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk, inventory};

/// Puts lines down as agreed with the customer; by the counter. Answers all lines of the order. What is done may still be
/// charged for, what was called off may not.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`] (also a part or service), [`Error::WrongStage`]: it was called off;
/// [`Error::Frozen`]: the lines are billed; [`Error::Invalid`], [`Error::KeyReused`].
pub async fn put_down(
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
            access::counter(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                if desk::take(tx, order)?.is_cancelled {
                    return Err(Error::WrongStage);
                }
                must_point_at_something(tx.conn(), &lines)?;
                put_down_in(tx, order, &lines, Some(who.account))?;
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

/// The same inside a transaction, whoever asks and whatever the stage: the price of a tow, what a customer chose of the
/// catalogue. What nobody puts down was agreed on before the order was there.
pub(in crate::workshop) fn put_down_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    lines: &[NewLine],
    by: Option<AccountId>,
) -> Result<(), Error> {
    let found = desk::take(tx, order)?;
    if lines.is_empty() {
        return Ok(());
    }
    access::not_billed(tx.conn(), &found)?;
    let before = store::lines(tx.conn(), order)?.last().map(|line| line.id);
    let via = by.map(|by| if found.customer == by.as_customer() { Via::Customer } else { Via::Counter });
    add(tx, order, lines, (0, LineState::Approved, via), by)?;
    let written = store::lines(tx.conn(), order)?.into_iter().filter(|line| Some(line.id) > before);
    let written: Vec<_> = written.collect();
    hold_parts(tx, &found, &written)?;
    if found.is_over {
        // its work is done: what it holds was built in
        inventory::use_up::use_all(tx, order, by)?;
    }
    Ok(())
}

/// What the approved lines of an order come to at their prices, in minor units: quantity × unit, each rounded half up;
/// before tax but for tows, and before any discount.
pub(in crate::workshop) fn approved_minor_in(conn: &mut Conn, order: WorkOrderId) -> Result<i64, Error> {
    let lines = store::lines(conn, order)?;
    let approved = lines.iter().filter(|line| line.state == LineState::Approved);
    let sum = approved.map(|line| line.billed().amount_minor()).try_fold(0_i64, |sum, one| sum.checked_add(one?));
    sum.ok_or(Error::Invalid("lines"))
}
