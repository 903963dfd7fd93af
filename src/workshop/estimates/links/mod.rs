//! Links by which a customer decides without signing in.
//!
//! Invariants:
//! * What opens a link is 256 random bits. Only its digest is stored; the link itself leaves by e-mail or SMS and is told
//!   to nobody else, not to whoever sends it either.
//! * A link opens one order, for a number of days, until it is revoked or the order is deleted.

mod open;
mod revoke;
mod send;
mod store;
mod view;

pub use open::{decide_by_link, find_by_link};
pub use revoke::revoke_links;
pub use send::send_link;
pub(in crate::workshop) use send::{approval_path, send_link_with};
pub use view::links;

use super::model::Estimate;
use crate::kernel::id::{AccountId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::notifications::Channel;
use crate::workshop::Error;

/// Id of a link; it opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkId(pub i64);

/// A link as stored: without what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// What it opens.
    pub order: WorkOrderId,
    /// Who sent it.
    pub by: Option<AccountId>,
    /// How it left.
    pub channel: Option<Channel>,
    /// What the garage says with it.
    pub note: Option<String>,
    /// From then on it opens nothing.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was sent.
    pub created_at: Timestamp,
}

impl Link {
    /// `email` or `sms`.
    #[must_use]
    pub fn channel_word(&self) -> Option<&'static str> {
        self.channel.map(Channel::word)
    }

    /// Refuses a link that opens nothing any more.
    fn check(&self, now: Timestamp) -> Result<(), Error> {
        if self.revoked_at.is_some() {
            return Err(Error::LinkRevoked);
        }
        if self.expires_at <= now { Err(Error::LinkExpired) } else { Ok(()) }
    }
}

/// What can be done about what a link shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedState {
    /// Something waits for an answer.
    Open,
    /// Everything was decided.
    Decided,
    /// It is billed, done or called off: nothing is decided any more.
    Over,
}

impl AskedState {
    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Decided => "decided",
            Self::Over => "over",
        }
    }
}

/// The vehicle or device that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Number plate.
    pub registration: Option<String>,
    /// Who made it.
    pub manufacturer: Option<String>,
    /// Which model.
    pub model: Option<String>,
}

/// What a customer is asked by a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What the order is called.
    pub title: String,
    /// What it is about, if that is known.
    pub thing: Option<Thing>,
    /// Who asks, by name.
    pub by: Option<String>,
    /// What the garage says with it.
    pub note: Option<String>,
    /// Until when it can be decided by this link.
    pub expires_at: Timestamp,
    /// What can be done about it.
    pub state: AskedState,
    /// Lines and sums; without what was withdrawn.
    pub estimate: Estimate,
}
