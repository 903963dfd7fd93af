//! A line is taken back before anybody has decided it.

use super::decide::go_on;
use super::events::{LINE_WITHDRAWN, OfLine};
use super::model::LineState;
use super::{access, store};
use crate::accounts::Identity;
use crate::kernel::id::LineId;
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
                LineState::Withdrawn => return Ok(()),
                LineState::Approved | LineState::Declined => return Err(Error::Frozen("line")),
                LineState::Open if version.is_some_and(|version| version != line.version) => {
                    return Err(Error::Changed);
                }
                LineState::Open => {}
            }
            let now = tx.now();
            if !store::decide(tx.conn(), id, LineState::Withdrawn, (None, Some(who.account)), now)? {
                return Err(Error::Changed);
            }
            tx.emit(OfLine::event(order.id, LINE_WITHDRAWN, id));
            go_on(tx, &order)
        })
        .await
}
