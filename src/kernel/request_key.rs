//! The client's key for one request, so that a retry does nothing twice.

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

/// The same of somebody whose account is yet to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewcomersKey {
    /// The text of the header.
    pub key: String,
    /// As for [`RequestKey`], without anything secret.
    pub digest: String,
}

impl NewcomersKey {
    /// The key, now that there is an account.
    #[must_use]
    pub fn of(self, account: AccountId) -> RequestKey {
        RequestKey { account, key: self.key, digest: self.digest }
    }
}

impl RequestKey {
    /// The longest key that is taken, in bytes.
    pub const MAX_BYTES: usize = 200;
}
