//! What was sent to someone, for development.

use super::store;
use crate::kernel::error::Fault;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// A notice as `/dev/outbox` shows it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// E-mail address or phone number.
    pub to: String,
    /// What it is about.
    pub kind: String,
    /// The code it carries; scrubbed in production.
    pub code: Option<String>,
    /// Its text; scrubbed in production.
    pub text: Option<String>,
    /// When it was put on its way.
    pub at: Timestamp,
}

/// The last notices to a destination, oldest first, at most a hundred. They show up at once, sent or not yet.
///
/// # Errors
/// The database's fault.
pub fn outbox(conn: &mut Conn, destination: &str) -> Result<Vec<Sent>, Fault> {
    store::to(conn, destination, 100)
}
