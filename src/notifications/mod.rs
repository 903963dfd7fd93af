//! Messages to people by e-mail and SMS: put into a table in the caller's transaction, sent by a task later.
//!
//! Invariants:
//! * A notice exists exactly when what it tells of was committed; a lost process loses none.
//! * A notice may leave twice (a crash between sending and marking), never not at all without a failed task to show.
//! * In production neither code nor text stays in the table or reaches the log once the notice has left.

mod channels;
mod enqueue;
mod log;
mod outbox;
mod send;
mod store;

use serde::{Deserialize, Serialize};

pub use enqueue::enqueue;
pub use log::{LogFilter, Logged, State, log};
pub use outbox::{Sent, outbox};
pub use send::{KIND, Sender};
pub use store::forget;

/// How a notice leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

impl Channel {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// From the stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Email, Self::Sms].into_iter().find(|channel| channel.word() == word)
    }
}

/// A message to one person.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How it leaves.
    pub channel: Channel,
    /// E-mail address or normalised phone number.
    pub destination: String,
    /// What it is about, such as `email`, `phone` or `password` for a code.
    pub kind: &'static str,
    /// The code it carries, for `/dev/outbox`.
    pub code: Option<String>,
    /// The text; the first line of an e-mail is its subject.
    pub body: String,
}
