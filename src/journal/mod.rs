//! The append-only log of facts, numbered for each channel.
//!
//! Invariants:
//! * A fact is appended in the transaction that makes it true; within a channel its number follows the one before.
//! * Publishing is only a hint. Whoever follows a channel reads the journal from the last number it delivered, so a lost
//!   or doubled hint harms nothing.
//! * Payloads hold ids and facts, never names, phones or what was said, so that erasure stays possible.

mod event;
mod publish;
mod store;

pub use event::{Channel, ChannelKind, Event, NewEvent};
pub use publish::{Follower, Journal};
pub use store::{append, forget, forget_channels, last_numbers, last_seq, since, with_old_facts};
