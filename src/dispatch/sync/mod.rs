//! What a phone recorded while it had no network, taken in afterwards.
//!
//! Invariants:
//! * Entries are taken in the order of the list, each in a transaction of its own: a refused one stops no other.
//! * An entry's id is decided once, a refusal too: a batch that comes again, in parts or overlapping, changes nothing.
//! * The server's answer wins: what happened here meanwhile decides what is refused.
//! * A phone's clock is never believed beyond its own differences.

mod apply;
mod clock;

use crate::accounts::Identity;
use crate::dispatch::assistance::Step;
use crate::kernel::geo::Point;
use crate::kernel::id::{AssistanceId, MessageId};
use crate::kernel::time::Timestamp;

pub use apply::apply;

/// What a phone sends when it is back.
#[derive(Debug, Clone)]
pub struct Batch {
    /// Whose phone it is.
    pub by: Identity,
    /// The phone's clock when it sent this.
    pub sent_at: Timestamp,
    /// In the order in which they happened.
    pub entries: Vec<Entry>,
}

/// One thing that was recorded.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The phone's own id for it.
    pub id: String,
    /// When, by the phone's clock.
    pub at: Timestamp,
    /// What.
    pub what: Recorded,
}

/// What was recorded.
#[derive(Debug, Clone)]
pub enum Recorded {
    /// Where the phone was.
    Location {
        /// The place.
        at: Point,
        /// Radius of uncertainty in metres.
        accuracy: Option<f64>,
        /// Metres a second.
        speed: Option<f64>,
        /// Degrees clockwise from north.
        heading: Option<f64>,
    },
    /// A step of an assistance.
    Step {
        /// Whose life goes on.
        assistance: AssistanceId,
        /// What happened.
        step: Step,
    },
    /// Something said to the other party.
    Chat {
        /// Where.
        assistance: AssistanceId,
        /// What, already bounded.
        message: String,
    },
    /// All messages up to one were read.
    Read {
        /// Where.
        assistance: AssistanceId,
        /// The last message read.
        up_to: MessageId,
    },
}

/// What became of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The phone's own id for it.
    pub id: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The message that it made, now or before.
    pub message: Option<MessageId>,
}

/// What became of an entry, in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It counts from now on.
    Applied,
    /// It counted before.
    AlreadyApplied,
    /// Nothing to be done, and nothing wrong; a stable code.
    Ignored(&'static str),
    /// The rules say no; the code that HTTP would have given.
    Refused(String),
}

/// A newer position than this one is known.
pub const OLDER_KNOWN: &str = "older_known";
