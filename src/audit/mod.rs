//! The audit log: who did something that an operator must be able to account for, kept apart from the facts that clients
//! are told.
//!
//! Invariants:
//! * A line is written in the transaction of what it tells of: neither is there without the other.
//! * A line is never changed; the database refuses it. It goes when its time is over, and only then.
//! * Lines hold ids and words, never passwords, tokens, codes, names or contacts.

mod log;
mod record;
mod store;

pub use log::{AuditLog, Filter, Recorded, about};
pub use record::{LOOK_AGAIN, Line, Object, is_recent, record, record_seldom};
pub use store::forget;
