//! Logs and backups as administrators read them.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::audit::Recorded;
use crate::backup::Backup;
use crate::kernel::time::Timestamp;
use crate::notifications::Logged;

/// Who did something.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ActorJson {
    /// Account id; null where no token told.
    pub id: Option<i64>,
    /// The role then; `anonymous` for a request without a token, `system` where there was no request.
    pub role: String,
}

/// What it was done to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ObjectJson {
    /// `account` or `assistance`.
    pub kind: String,
    /// Its id.
    pub id: i64,
}

/// One line.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditLineJson {
    /// Its number; later lines have higher ones.
    pub id: i64,
    /// RFC 3339, UTC.
    #[schema(value_type = String)]
    pub at: Timestamp,
    /// Who.
    pub actor: ActorJson,
    /// What, in a stable word such as `account.blocked`.
    pub action: String,
    /// To what.
    pub object: Option<ObjectJson>,
    /// From which address; an IPv6 address by its first 64 bits.
    pub address: Option<String>,
    /// By which request (`X-Request-Id`).
    pub request_id: Option<String>,
    /// What else is known.
    #[schema(value_type = Object)]
    pub details: Value,
}

impl From<Recorded> for AuditLineJson {
    fn from(line: Recorded) -> Self {
        Self {
            id: line.id,
            at: line.at,
            actor: ActorJson { id: line.actor.map(|actor| actor.get()), role: line.role },
            action: line.action,
            object: line.object.map(|(kind, id)| ObjectJson { kind, id }),
            address: line.address,
            request_id: line.request_id,
            details: line.details,
        }
    }
}

/// A page of the log.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuditJson {
    /// Always true.
    pub success: bool,
    /// The lines, newest first.
    pub entries: Vec<AuditLineJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// A backup on the server's machine.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedBackupJson {
    /// What it is called.
    pub backup_name: String,
    /// When it was made: RFC 3339, UTC.
    #[schema(value_type = String)]
    pub timestamp: Timestamp,
    /// How large it is.
    pub size_bytes: u64,
    /// How many rows it holds.
    pub rows: i64,
    /// The version of Depannini that made it.
    pub version: String,
}

impl From<Backup> for ListedBackupJson {
    fn from(backup: Backup) -> Self {
        Self {
            backup_name: backup.name.as_str().to_owned(),
            timestamp: backup.made_at,
            size_bytes: backup.size_bytes,
            rows: backup.rows,
            version: backup.version,
        }
    }
}

/// All backups.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BackupsJson {
    /// Always true.
    pub success: bool,
    /// The newest first.
    pub backups: Vec<ListedBackupJson>,
}

/// The backup that was made or restored.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BackupJson {
    /// Always true.
    pub success: bool,
    /// The backup.
    #[serde(flatten)]
    pub backup: ListedBackupJson,
}

impl BackupJson {
    pub(super) fn new(backup: Backup) -> Self {
        Self { success: true, backup: backup.into() }
    }
}

/// The backup that is gone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BackupRemovedJson {
    /// Always true.
    pub success: bool,
    /// What it was called.
    pub backup_name: String,
}

/// An e-mail or SMS, without what it says.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationJson {
    /// Its number; later ones have higher ones.
    pub id: i64,
    /// What it is about: `email`, `phone` or `password` for a code.
    pub category: String,
    /// `email` or `sms`.
    pub channel: String,
    /// Where it goes, mostly hidden, such as `a***@example.com`.
    pub recipient: String,
    /// `queued`, `sent`, or `failed` when nobody tries any more.
    pub state: String,
    /// How often it was tried; null where that is no longer known.
    pub attempts: Option<i32>,
    /// Why the last try failed, if one did.
    pub last_error: Option<String>,
    /// When it was put on its way: RFC 3339, UTC.
    #[schema(value_type = String)]
    pub created_at: Timestamp,
    /// When it was handed over.
    #[schema(value_type = Option<String>)]
    pub sent_at: Option<Timestamp>,
}

impl From<Logged> for NotificationJson {
    fn from(notice: Logged) -> Self {
        Self {
            id: notice.id.get(),
            category: notice.category,
            channel: notice.channel.word().to_owned(),
            recipient: notice.recipient,
            state: notice.state.word().to_owned(),
            attempts: notice.attempts,
            last_error: notice.last_error,
            created_at: notice.created_at,
            sent_at: notice.sent_at,
        }
    }
}

/// A page of them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationsJson {
    /// Always true.
    pub success: bool,
    /// The newest first.
    pub notifications: Vec<NotificationJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}
