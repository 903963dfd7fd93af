//! Offers that end without an answer.

use super::events::OfferClosed;
use super::store::{self, Open};
use crate::dispatch::Error;
use crate::kernel::id::AssistanceId;
use crate::tx::Tx;

/// Why an offer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// Someone else was first.
    Taken,
    /// The client called off.
    Canceled,
    /// Time ran out.
    Expired,
    /// The assistant accepted another job.
    Busy,
}

impl EndReason {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Canceled => "canceled",
            Self::Expired => "expired",
            Self::Busy => "busy",
        }
    }

    const fn status(self) -> &'static str {
        match self {
            Self::Taken | Self::Canceled | Self::Busy => "closed",
            Self::Expired => "expired",
        }
    }
}

/// Ends every open offer of an assistance and tells those who had one.
pub(in crate::dispatch) fn close_all(tx: &mut Tx<'_>, id: AssistanceId, reason: EndReason) -> Result<(), Error> {
    let open = store::open_of_assistance(tx.conn(), id)?;
    close(tx, &open, |_| reason)
}

/// Ends these offers, in the order of their ids: two transactions that end the same offers must take them in one order.
pub(super) fn close(tx: &mut Tx<'_>, open: &[Open], reason: impl Fn(&Open) -> EndReason) -> Result<(), Error> {
    let now = tx.now();
    for offer in open {
        let reason = reason(offer);
        if store::end(tx.conn(), offer.id, reason.status(), Some(reason.word()), now)? {
            tx.emit(OfferClosed::event(offer.id, offer.assistance, offer.assistant, reason));
        }
    }
    Ok(())
}
