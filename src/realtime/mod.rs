//! Delivery to sockets: one task per socket, one actor per assistant and one per assistance.
//!
//! Invariants:
//! * A room delivers the facts of its channel in the order of their numbers, read from the journal; announcements only
//!   tell it to look.
//! * Every queue is bounded: positions are replaced by newer ones; a reader too slow for facts is closed with a code that
//!   says "resume".
//! * A room never waits for a socket.

pub mod close;
mod codec;
mod command;
mod cursor;
mod outbox;
mod rooms;
mod session;

use std::sync::Arc;

/// Which room: an edition names it without knowing the journal.
pub use crate::journal::Channel;
pub use codec::{Codec, Malformed};
pub use command::Command;
pub use rooms::{Rooms, keep_sweeping};
pub use session::{Admission, Admissions, Opening, run};

use crate::accounts::Identify;
use crate::config::RealtimeSettings;
use crate::dispatch::Dispatch;
use crate::kernel::time::SharedClock;

/// What every socket needs; cloning is cheap.
#[derive(Clone)]
pub struct Realtime {
    /// The use cases that sockets call.
    pub dispatch: Dispatch,
    /// Rooms by channel.
    pub rooms: Arc<Rooms>,
    /// How many sockets each account holds.
    pub admissions: Arc<Admissions>,
    /// Bytes to commands and facts to bytes.
    pub codec: Arc<dyn Codec>,
    /// Tells whether a token still holds.
    pub identify: Arc<dyn Identify>,
    /// The time of day, for heartbeats and tokens.
    pub clock: SharedClock,
    /// The settings in force.
    pub settings: Arc<RealtimeSettings>,
    /// Whether the database answers.
    pub well: tokio::sync::watch::Receiver<bool>,
    /// Counts how often all rows have become others.
    pub renewed: tokio::sync::watch::Receiver<u64>,
    /// Turns true when the server stops.
    pub stopping: tokio::sync::watch::Receiver<bool>,
}
