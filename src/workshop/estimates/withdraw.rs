//! A line is taken back before anybody has decided it.

use super::decide::go_on;
use super::events::{LINE_WITHDRAWN, OfLine};
use super::model::{LineState, OrderLine};
use super::{access, store};
use crate::accounts::Identity;
use crate::kernel::id::LineId;
use crate::tx::Tx;
use crate::workshop::desk::Order;
use crate::workshop::{Error, Workshop};

/// Withdraws an open line, if it is still at `version`; by a mechanic who has or had the order, or the counter.
/// Withdrawing twice is fine.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotYours`], [`Error::Changed`], [`Error::Frozen`]: it was decided.
pub async fn withdraw(workshop: &Workshop, who: Identity, id: LineId, version: Option<i64>) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            access::inside(tx.conn(), who)?;
            let (order, line) = store::take(tx, id)?;
            access::may_write(tx.conn(), who, &order)?;
            match line.state {
                LineState::Withdrawn => Ok(()),
                LineState::Open if version.is_some_and(|version| version != line.version) => Err(Error::Changed),
                LineState::Open | LineState::Approved | LineState::Declined => withdraw_in(tx, who, (&order, &line)),
            }
        })
        .await
}

/// The same for a line whose order is in hand, whoever asks.
pub(super) fn withdraw_in(tx: &mut Tx<'_>, who: Identity, (order, line): (&Order, &OrderLine)) -> Result<(), Error> {
    if line.state != LineState::Open {
        return Err(Error::Frozen("line"));
    }
    let now = tx.now();
    if !store::decide(tx.conn(), line.id, LineState::Withdrawn, (None, Some(who.account)), now)? {
        return Err(Error::Changed);
    }
    tx.emit(OfLine::event(order.id, LINE_WITHDRAWN, line.id));
    go_on(tx, order)
}
