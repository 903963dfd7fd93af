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

/// Kind of [`Handed`]: a dispatcher gave an assistance to this assistant.
pub const ASSIGNED: &str = "assigned";
/// Kind of [`Handed`]: a dispatcher gave this assistant's assistance to another.
pub const REASSIGNED: &str = "reassigned";

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

/// A dispatcher put an assistance into an assistant's hands, or took it out of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Which one.
    pub assistance_id: i64,
}

impl Handed {
    /// To the one who has it now.
    pub(super) fn assigned(id: AssistanceId, to: AssistantId) -> NewEvent {
        Self::event(ASSIGNED, id, to)
    }

    /// To the one who had it before.
    pub(super) fn reassigned(id: AssistanceId, from: AssistantId) -> NewEvent {
        Self::event(REASSIGNED, id, from)
    }

    fn event(kind: &'static str, id: AssistanceId, to: AssistantId) -> NewEvent {
        let fact = Self { assistance_id: id.get() };
        NewEvent { channel: Channel::assistant(to), kind, payload: json!(fact), memo: None }
    }
}
