//! `[limits]` and `[retention]`: how much is borne and how long it is remembered.

use serde::{Deserialize, Serialize};

/// How much one address or account may ask.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitSettings {
    /// Sustained requests a second from one address.
    pub requests_per_second: u32,
    /// Requests at once from one address.
    pub request_burst: u32,
    /// Failed sign-ins a minute for one account from one address.
    pub failed_logins_per_minute: u32,
    /// Estimates a minute from one address: they are open to everybody.
    pub estimates_per_minute: u32,
    /// Entries in one batch of what a phone recorded offline.
    pub sync_items: usize,
}

/// How long things are remembered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionSettings {
    /// Hours that an `Idempotency-Key` is remembered.
    pub request_key_hours: u64,
    /// Days that the facts of an assistance's channel are kept after its end.
    pub journal_days: u64,
    /// Days that the facts of an assistant's and of an account's channel are kept.
    pub assistant_journal_days: u64,
    /// Days that ended sessions are kept.
    pub session_days: u64,
    /// Days that notices are kept.
    pub notice_days: u64,
    /// Days that done background tasks are kept.
    pub task_days: u64,
    /// Days that lines of the audit log are kept; 0 = for good.
    pub audit_days: u64,
}
