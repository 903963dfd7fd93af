//! The counter corrects a line that nobody has decided yet.

use super::events::{LINE_CORRECTED, OfLine};
use super::model::{LineChange, LineState, OrderLine};
use super::{access, store, view};
use crate::accounts::Identity;
use crate::kernel::id::LineId;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop};

/// Changes what is given of an open line, if it is still at `version` (`None`: whatever it is at).
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`]: it was decided or withdrawn;
/// [`Error::Invalid`].
pub async fn correct(
    workshop: &Workshop,
    who: Identity,
    id: LineId,
    version: Option<i64>,
    change: LineChange,
) -> Result<OrderLine, Error> {
    workshop
        .work
        .write(move |tx| {
            access::counter(tx.conn(), who)?;
            let (_, line) = store::take(tx, id)?;
            if version.is_some_and(|version| line.state == LineState::Open && version != line.version) {
                return Err(Error::Changed);
            }
            correct_in(tx, line, &change)
        })
        .await
}

/// The same for a line whose order is in hand, whoever asks.
pub(super) fn correct_in(tx: &mut Tx<'_>, line: OrderLine, change: &LineChange) -> Result<OrderLine, Error> {
    if line.state != LineState::Open {
        return Err(Error::Frozen("line"));
    }
    let corrected = change.of(line)?;
    if !store::correct(tx.conn(), &corrected)? {
        return Err(Error::Changed);
    }
    tx.emit(OfLine::event(corrected.order, LINE_CORRECTED, corrected.id));
    let now = tx.now();
    view::sums(tx.conn(), corrected.order, now).map_err(|error| match error {
        // with the others it comes to more than can be told exactly
        Error::Invalid(_) => Error::Invalid("unit_price"),
        other => other,
    })?;
    store::find(tx.conn(), corrected.id)?.ok_or(Error::NotFound("line"))
}
