//! Short codes that prove a contact or let a forgotten password be replaced.
//!
//! Invariants:
//! * Codes are stored as keyed digests; only the newest of a destination and purpose counts, once, for fifteen minutes.
//! * Every try is counted, durably, before it is compared; so tries at the same time cannot exceed the limit.
//! * Unknown destinations are treated alike, down to the limit: an answer tells nothing about who has an account.

mod check;
mod reset_password;
mod send;
mod store;
mod verify;

use crate::config::AccountSettings;
use crate::kernel::secret::keyed_digest;

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Proves an e-mail address.
    Email,
    /// Proves a phone number.
    Phone,
    /// Lets a new password be chosen.
    Password,
}

impl Purpose {
    /// As stored.
    const fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Password => "password",
        }
    }
}

/// What is stored instead of a code: bound to purpose and destination, so that a row fits no other.
fn code_digest(settings: &AccountSettings, purpose: Purpose, destination: &str, code: &str) -> String {
    keyed_digest(&settings.token_secret, &format!("code\n{}\n{destination}\n{code}", purpose.word()))
}
