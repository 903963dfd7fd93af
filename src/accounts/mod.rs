//! People: who they are, how they sign in, what they may do.
//!
//! Invariants:
//! * A phone key, an e-mail address and a username belong to one account at most; the database says so.
//! * Ended sessions and changed epochs are known to every request without a database read.
//! * Nothing here knows HTTP, sockets or the dispatch.

mod directory;
pub mod events;
mod identity;
mod model;

pub use directory::{assistant, assistants, card, cards, has_verified_contact, store_positions};
pub use identity::{Identify, Identity};
pub use model::{Assistant, Card, LicenseCategory, Role, Service};
