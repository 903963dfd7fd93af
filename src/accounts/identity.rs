//! Who is asking, as proved by an access token.

use super::door::Edition;
use super::model::Role;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::time::Timestamp;

/// The bearer of a valid access token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// Whose token it is.
    pub account: AccountId,
    /// The session it belongs to.
    pub session: SessionId,
    /// What the account is for.
    pub role: Role,
    /// The API that the token was made for; it is good at no other.
    pub edition: Edition,
    /// When the token ends.
    pub expires_at: Timestamp,
}

/// Tells who bears a token, without asking the database.
pub trait Identify: Send + Sync {
    /// The bearer; `None` for a token that is malformed, expired or revoked.
    fn identify(&self, token: &str) -> Option<Identity>;
}
