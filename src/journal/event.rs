//! A fact, and the channel that carries it.

use crate::kernel::id::{AccountId, AssistanceId, AssistantId, WorkOrderId};
use crate::kernel::time::Timestamp;

/// What a channel belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChannelKind {
    /// An account: sessions ended, contacts changed.
    Account,
    /// An assistance: what its parties hear.
    Assistance,
    /// An assistant: what is offered to them.
    Assistant,
    /// A work order: its timeline.
    WorkOrder,
}

impl ChannelKind {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Assistance => "assistance",
            Self::Assistant => "assistant",
            Self::WorkOrder => "work_order",
        }
    }
}

/// One numbered sequence of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Channel {
    /// What it belongs to.
    pub kind: ChannelKind,
    /// The id of that.
    pub id: i64,
}

impl Channel {
    /// The channel of an account.
    #[must_use]
    pub const fn account(id: AccountId) -> Self {
        Self { kind: ChannelKind::Account, id: id.get() }
    }

    /// The channel of an assistance.
    #[must_use]
    pub const fn assistance(id: AssistanceId) -> Self {
        Self { kind: ChannelKind::Assistance, id: id.get() }
    }

    /// The channel of a work order.
    #[must_use]
    pub const fn work_order(id: WorkOrderId) -> Self {
        Self { kind: ChannelKind::WorkOrder, id: id.get() }
    }

    /// The channel of an assistant.
    #[must_use]
    pub const fn assistant(id: AssistantId) -> Self {
        Self { kind: ChannelKind::Assistant, id: id.get() }
    }
}

/// A fact not yet numbered.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// Whom it concerns.
    pub channel: Channel,
    /// What happened, in the past tense.
    pub kind: &'static str,
    /// Ids and facts.
    pub payload: serde_json::Value,
    /// For followers at the moment of the commit only, never stored: what memory needs but a log must not keep, such
    /// as a position.
    pub memo: Option<serde_json::Value>,
}

/// A fact as the journal holds it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Whom it concerns.
    pub channel: Channel,
    /// Its number in the channel, from 1 on without gap.
    pub seq: i64,
    /// What happened.
    pub kind: String,
    /// Ids and facts.
    pub payload: serde_json::Value,
    /// When.
    pub at: Timestamp,
    /// Present only at the moment of the commit, see [`NewEvent::memo`].
    pub memo: Option<serde_json::Value>,
}
