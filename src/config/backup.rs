//! `[backup]`: where backups are kept, and how they are made.

use serde::{Deserialize, Serialize};

/// Where backups are kept, and how they are made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupSettings {
    /// Their folder; empty: `backups` beside the database.
    pub folder: String,
    /// So many are kept, the newest; 0 keeps all.
    pub keep: usize,
    /// PostgreSQL's `pg_dump`: its name or path.
    pub pg_dump: String,
    /// PostgreSQL's `pg_restore`.
    pub pg_restore: String,
    /// PostgreSQL's `psql`.
    pub psql: String,
}
