//! Facts about accounts, on the channel of each account.

use serde::{Deserialize, Serialize};

use super::model::Assistant;
use crate::journal::{Channel, Event, NewEvent};
use crate::kernel::id::{AccountId, AssistantId, SessionId};

/// Kind of [`AssistantChanged`].
pub const ASSISTANT_CHANGED: &str = "assistant_changed";

/// An assistant registered, went active or inactive, or changed what decides whether they may be asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssistantChanged {
    /// Wants to be asked.
    pub active: bool,
    /// `towing` or `repair`.
    pub service: String,
    /// `b` or `c`.
    pub license: String,
    /// Last day on which the licence holds.
    pub license_expiry: chrono::NaiveDate,
    /// Position as degrees and the microsecond it was reported: for memory only, never in the log.
    #[serde(skip)]
    pub position: Option<(f64, f64, i64)>,
}

impl AssistantChanged {
    /// The fact about an assistant as they are now.
    #[must_use]
    pub fn of(assistant: &Assistant) -> Self {
        Self {
            active: assistant.is_active,
            service: assistant.service.word().to_owned(),
            license: assistant.license.word().to_owned(),
            license_expiry: assistant.license_expiry,
            position: assistant.position.map(|(point, at)| (point.lat.degrees(), point.lng.degrees(), at.micros())),
        }
    }

    /// As an event.
    #[must_use]
    pub fn event(&self, id: AssistantId) -> NewEvent {
        NewEvent {
            channel: Channel::account(AccountId::from(id)),
            kind: ASSISTANT_CHANGED,
            payload: serde_json::json!(self),
            memo: self.position.map(|position| serde_json::json!(position)),
        }
    }

    /// Reads the event back; `None` for an event of another kind.
    #[must_use]
    pub fn from_event(event: &Event) -> Option<(AssistantId, Self)> {
        if event.kind != ASSISTANT_CHANGED {
            return None;
        }
        let mut fact: Self = serde_json::from_value(event.payload.clone()).ok()?;
        fact.position = event.memo.as_ref().and_then(|memo| serde_json::from_value(memo.clone()).ok());
        Some((AssistantId::new(event.channel.id), fact))
    }
}

/// Kind of the fact that a session ended; payload `{"session_id": N}`.
pub const SESSION_ENDED: &str = "session_ended";

/// Kind of the fact that all older tokens of an account are void; payload `{"epoch": N}`.
pub const EPOCH_CHANGED: &str = "epoch_changed";

/// One session ended: its access tokens are void.
#[must_use]
pub fn session_ended(account: AccountId, session: SessionId) -> NewEvent {
    NewEvent {
        channel: Channel::account(account),
        kind: SESSION_ENDED,
        payload: serde_json::json!({ "session_id": session }),
        memo: None,
    }
}

/// All access tokens of an account with an older epoch are void.
#[must_use]
pub fn epoch_changed(account: AccountId, epoch: i64) -> NewEvent {
    NewEvent {
        channel: Channel::account(account),
        kind: EPOCH_CHANGED,
        payload: serde_json::json!({ "epoch": epoch }),
        memo: None,
    }
}
