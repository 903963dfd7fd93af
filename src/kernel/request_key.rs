//! The client's key for one creating request, so that a retry creates nothing twice.

use crate::kernel::id::AccountId;

/// `Idempotency-Key` of one account together with a digest of the request it came with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestKey {
    /// Whose key it is: two accounts may use the same text.
    pub account: AccountId,
    /// The text of the header.
    pub key: String,
    /// SHA-256 of operation and body, hex: the same key with another body is refused.
    pub digest: String,
}

impl RequestKey {
    /// The longest key that is taken, in bytes.
    pub const MAX_BYTES: usize = 200;
}
