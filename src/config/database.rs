//! `[database]`: where rows are kept.

use serde::{Deserialize, Serialize};

/// Where rows are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSettings {
    /// `sqlite://PATH` or `postgres://…`.
    pub url: String,
    /// Reading connections (SQLite) or all (PostgreSQL).
    pub connections: u32,
    /// Longest wait for the database, milliseconds.
    pub wait_ms: u64,
    /// Writes that may wait in line (SQLite).
    pub queue: usize,
    /// Writes that share one commit (SQLite).
    pub batch: usize,
}
