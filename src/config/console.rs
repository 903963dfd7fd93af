//! `[console]`: from when on somebody waits too long.

use serde::{Deserialize, Serialize};

/// From when on somebody waits too long.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsoleSettings {
    /// Seconds without an acceptance after which a request is late.
    pub late_after_s: u64,
    /// Seconds without an acceptance after which the promise is broken.
    pub breach_after_s: u64,
    /// Seconds from acceptance without an arrival after which the assistant is late.
    pub arrival_late_after_s: u64,
    /// Seconds from acceptance without an arrival after which the promise is broken.
    pub arrival_breach_after_s: u64,
}
