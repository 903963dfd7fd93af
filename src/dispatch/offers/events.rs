//! Facts about offers, on the channel of the assistant who was asked.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::end::EndReason;
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{AssistanceId, AssistantId, OfferId};

/// Kind of [`Offered`].
pub const OFFERED: &str = "offered";
/// Kind of [`OfferClosed`].
pub const OFFER_CLOSED: &str = "offer_closed";

/// An assistance was offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// The offer.
    pub offer_id: i64,
    /// What is offered.
    pub assistance_id: i64,
}

impl Offered {
    pub(super) fn event(offer: OfferId, assistance: AssistanceId, to: AssistantId) -> NewEvent {
        let fact = Self { offer_id: offer.get(), assistance_id: assistance.get() };
        NewEvent { channel: Channel::assistant(to), kind: OFFERED, payload: json!(fact), memo: None }
    }
}

/// An offer ended without this assistant's doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferClosed {
    /// The offer.
    pub offer_id: i64,
    /// What was offered.
    pub assistance_id: i64,
    /// Why: see [`EndReason`].
    pub reason: String,
}

impl OfferClosed {
    pub(super) fn event(offer: OfferId, assistance: AssistanceId, to: AssistantId, reason: EndReason) -> NewEvent {
        let fact = Self { offer_id: offer.get(), assistance_id: assistance.get(), reason: reason.word().to_owned() };
        NewEvent { channel: Channel::assistant(to), kind: OFFER_CLOSED, payload: json!(fact), memo: None }
    }
}
