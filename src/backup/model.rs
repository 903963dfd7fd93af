//! A backup, and the description that lies beside its rows.

use serde::{Deserialize, Serialize};

use super::name::BackupName;
use crate::kernel::time::Timestamp;
use crate::storage::backup::Contents;

/// The form of descriptions that this version writes and reads.
pub(super) const FORMAT: u32 = 1;

/// A backup in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// What it is called.
    pub name: BackupName,
    /// When it was made, by the server's clock.
    pub made_at: Timestamp,
    /// How large it is.
    pub size_bytes: u64,
    /// The version of Depannini that made it.
    pub version: String,
    /// How many rows it holds.
    pub rows: i64,
}

/// What must be known of a file of rows before it is touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Description {
    /// [`FORMAT`].
    pub(super) format: u32,
    /// `sqlite` or `postgres`.
    pub(super) engine: String,
    /// RFC 3339.
    pub(super) made_at: String,
    /// The version of Depannini that made it.
    pub(super) version: String,
    /// The file's length.
    pub(super) bytes: u64,
    /// The file's SHA-256, hex.
    pub(super) sha256: String,
    /// What the file holds.
    pub(super) contents: Contents,
}

impl Description {
    /// The backup it describes; `None` when its time is none.
    pub(super) fn named(&self, name: BackupName) -> Option<Backup> {
        let made_at = chrono::DateTime::parse_from_rfc3339(&self.made_at).ok()?.to_utc().into();
        let rows = self.contents.rows.values().sum();
        Some(Backup { name, made_at, size_bytes: self.bytes, version: self.version.clone(), rows })
    }
}
