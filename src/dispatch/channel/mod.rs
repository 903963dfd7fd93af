//! What a channel's readers are told: journal facts together with the people and things they name.
//!
//! Live delivery and replay read the same way, so both tell the same.

mod audience;
mod forget;
mod missed;
mod resolve;
mod snapshot;

use crate::accounts::Card;
use crate::dispatch::assistance::Assistance;
use crate::dispatch::chat::Message;
use crate::dispatch::offers::store::Offer;
use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;

pub use audience::{Audience, audience};
pub use forget::forget_ended;
pub use missed::{Missed, missed};
pub(in crate::dispatch) use resolve::told;
pub use resolve::{last_numbers, read};
pub use snapshot::{Snapshot, Standing, snapshot};

/// One numbered fact, ready to be told.
#[derive(Debug, Clone)]
pub struct Told {
    /// Its number in the channel.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened.
    pub fact: Fact,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Fact {
    /// To an assistant: an assistance is offered.
    Offered(Box<OfferTold>),
    /// To an assistant: an offer ended without their doing.
    OfferClosed {
        /// The offer.
        offer_id: i64,
        /// What was offered.
        assistance_id: i64,
        /// `taken`, `canceled`, `expired` or `busy`.
        reason: String,
    },
    /// To an assistant: a dispatcher gave them an assistance.
    Assigned {
        /// Which one.
        assistance_id: i64,
    },
    /// To an assistant: a dispatcher gave their assistance to another.
    Reassigned {
        /// Which one.
        assistance_id: i64,
    },
    /// To both parties: the status changed.
    Status(Box<StatusTold>),
    /// To both parties: the assistant has come a stage further.
    Stage {
        /// Of which assistance.
        assistance_id: i64,
        /// The stage.
        stage: String,
    },
    /// To both parties: the assistant set the price.
    Price {
        /// The price.
        price: Money,
    },
    /// To both parties: what was towed became a work order of the garage.
    WorkOrder {
        /// The work order.
        id: i64,
    },
    /// To both parties: somebody said something. `None` when it has been erased.
    Chat(Option<Message>),
    /// To both parties: somebody has read.
    Read {
        /// Who.
        account_id: i64,
        /// The last message read.
        up_to: i64,
    },
    /// A fact of a kind that this version does not know; its number still counts.
    Unknown,
}

/// An offer with what an assistant needs to decide.
#[derive(Debug, Clone)]
pub struct OfferTold {
    /// The offer.
    pub offer_id: i64,
    /// What is offered.
    pub assistance: Assistance,
    /// Who asks.
    pub client: Card,
    /// Great-circle metres from the assistant's position when asked.
    pub distance: crate::kernel::geo::Metres,
    /// Estimated seconds until arrival.
    pub eta_s: i64,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// When the offer ends.
    pub expires_at: Timestamp,
}

impl OfferTold {
    pub(in crate::dispatch) fn new(offer: &Offer, assistance: Assistance, client: Card) -> Self {
        Self {
            offer_id: offer.id.get(),
            assistance,
            client,
            distance: offer.distance,
            eta_s: offer.eta_s,
            offered_at: offer.offered_at,
            expires_at: offer.expires_at,
        }
    }
}

/// A change of status with its people.
#[derive(Debug, Clone)]
pub struct StatusTold {
    /// Of which assistance.
    pub assistance_id: i64,
    /// The new status.
    pub status: String,
    /// Who asked.
    pub client: Option<Card>,
    /// Who has it.
    pub assistant: Option<Card>,
    /// Who had it before, where a dispatcher gave it to another.
    pub replaced: Option<AccountId>,
    /// Where the assistant is now; `None` once it is over.
    pub assistant_at: Option<Point>,
    /// The price, once completed.
    pub price: Option<Money>,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Who called it off.
    pub canceled_by: Option<String>,
}
