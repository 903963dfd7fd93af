//! What is said about backups.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::{Complaint, Field, Reading};
use crate::backup::{Backup, BackupName};
use crate::kernel::error::Invalid;
use crate::kernel::time::Timestamp;

/// Which backup is brought back; in the query or in the body.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RestoreForm {
    /// What it is called.
    #[schema(value_type = String, required, max_length = 100, example = "2026-11-21-080000")]
    #[serde(default)]
    pub backup_name: Field<String>,
    /// The same, from clients that know two databases.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub postgresql_backup: Field<String>,
    /// The same once more.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub mongodb_backup: Field<String>,
}

impl RestoreForm {
    /// What the body says, else the query. There is one store, so there is one name, however many fields name it.
    pub(super) fn into_name(self, query: Self) -> Result<BackupName, Invalid> {
        let mut read = Reading::new();
        let fields = [
            ("backup_name", self.backup_name.or(query.backup_name)),
            ("postgresql_backup", self.postgresql_backup.or(query.postgresql_backup)),
            ("mongodb_backup", self.mongodb_backup.or(query.mongodb_backup)),
        ];
        let is_missing = fields.iter().all(|(_, field)| matches!(field, Field::Missing | Field::Null));
        let mut named: Option<BackupName> = None;
        for (field, said) in fields {
            let name = read.optional(field, said, |text| BackupName::parse(&text).ok_or(BackupName::EXPECTED));
            match (&named, name) {
                (Some(first), Some(other)) if *first != other => read.complain(field, "one name for all databases"),
                (None, name) => named = name,
                _ => {}
            }
        }
        if is_missing {
            read.complain("backup_name", Complaint::required());
        }
        read.finish(|| named)
    }
}

/// The name in a path, exactly as it stands there.
pub(super) fn name(text: &str) -> Result<BackupName, Invalid> {
    let mut read = Reading::new();
    let name = BackupName::parse(text);
    if name.is_none() {
        read.complain("backup_name", BackupName::EXPECTED);
    }
    read.finish(|| name)
}

/// A backup on the server's machine.
#[derive(Debug, Serialize, ToSchema)]
pub struct BackupJson {
    /// What it is called.
    pub backup_name: String,
    /// When it was made; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Timestamp,
    /// How large it is.
    pub size_bytes: u64,
}

impl From<Backup> for BackupJson {
    fn from(backup: Backup) -> Self {
        Self { backup_name: backup.name.as_str().to_owned(), timestamp: backup.made_at, size_bytes: backup.size_bytes }
    }
}

/// The backup that was made or brought back.
#[derive(Debug, Serialize, ToSchema)]
pub struct BackupDoneJson {
    /// Always true.
    pub success: bool,
    /// The backup.
    #[serde(flatten)]
    pub backup: BackupJson,
}

impl From<Backup> for BackupDoneJson {
    fn from(backup: Backup) -> Self {
        Self { success: true, backup: backup.into() }
    }
}

/// The backup that is gone.
#[derive(Debug, Serialize, ToSchema)]
pub struct BackupGoneJson {
    /// Always true.
    pub success: bool,
    /// What it was called.
    pub backup_name: String,
}
