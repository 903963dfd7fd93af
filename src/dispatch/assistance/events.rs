//! Facts of an assistance, on its channel.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::state::Status;
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{AccountId, AssistanceId, AssistantId, ClientId};

/// Kind of the fact that a client asked for help, on the channel of the client's account: wakes the search.
pub const REQUESTED: &str = "assistance_requested";
/// Kind of [`StatusChanged`].
pub const STATUS: &str = "status";
/// Kind of [`StageReached`].
pub const STAGE: &str = "stage";
/// Kind of [`PriceSet`].
pub const PRICE: &str = "price";

/// Kind of [`WorkOrdered`].
pub const WORK_ORDER: &str = "work_order";

/// The assistance moved along its state machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChanged {
    /// The new status.
    pub status: String,
    /// Who asked.
    pub client_id: i64,
    /// Who has it.
    pub assistant_id: Option<i64>,
    /// Who had it before, where a dispatcher gave it to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_id: Option<i64>,
    /// Why it was called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    /// Who called it off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canceled_by: Option<String>,
}

impl StatusChanged {
    /// The fact without a cancellation.
    #[must_use]
    pub fn to(status: Status, client: ClientId, assistant: Option<AssistantId>) -> Self {
        Self {
            status: status.word().to_owned(),
            client_id: client.get(),
            assistant_id: assistant.map(AssistantId::get),
            replaced_id: None,
            cancel_reason: None,
            canceled_by: None,
        }
    }

    /// As an event.
    #[must_use]
    pub fn event(&self, id: AssistanceId) -> NewEvent {
        NewEvent { channel: Channel::assistance(id), kind: STATUS, payload: json!(self), memo: None }
    }
}

/// The assistant set the price of a repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceSet {
    /// Minor units.
    pub price_minor: i64,
}

impl PriceSet {
    /// As an event.
    #[must_use]
    pub fn event(&self, id: AssistanceId) -> NewEvent {
        NewEvent { channel: Channel::assistance(id), kind: PRICE, payload: json!(self), memo: None }
    }
}

/// The assistant has come a stage further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageReached {
    /// The stage.
    pub stage: String,
}

impl StageReached {
    /// As an event.
    #[must_use]
    pub fn event(&self, id: AssistanceId) -> NewEvent {
        NewEvent { channel: Channel::assistance(id), kind: STAGE, payload: json!(self), memo: None }
    }
}

/// What was towed is in the workshop's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkOrdered {
    /// The work order.
    pub work_order_id: i64,
}

impl WorkOrdered {
    /// As an event.
    #[must_use]
    pub fn event(&self, id: AssistanceId) -> NewEvent {
        NewEvent { channel: Channel::assistance(id), kind: WORK_ORDER, payload: json!(self), memo: None }
    }
}

/// A client asked for help.
#[must_use]
pub fn requested(client: ClientId, id: AssistanceId) -> NewEvent {
    NewEvent {
        channel: Channel::account(AccountId::from(client)),
        kind: REQUESTED,
        payload: json!({ "assistance_id": id.get() }),
        memo: None,
    }
}
