//! What the two parties of an assistance say to each other.

mod history;
mod read;
mod send;
pub(in crate::dispatch) mod store;

use crate::kernel::id::{AccountId, AssistanceId, MessageId};
use crate::kernel::time::Timestamp;

pub use history::history;
pub(in crate::dispatch) use read::mark;
pub use read::{READ, ReadUpTo, read};
pub(in crate::dispatch) use send::say;
pub use send::{CHAT, Command, Said, send};

/// The longest message in characters.
pub const MAX_CHARS: usize = 2000;

/// A message as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Where it was said.
    pub assistance: AssistanceId,
    /// Who said it.
    pub sender: AccountId,
    /// The sender's name.
    pub sender_name: String,
    /// What was said.
    pub body: String,
    /// The sender's own id for it.
    pub client_ref: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Whether the other party has read it.
    pub read: bool,
}
