//! The audit log as administrators read it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::audit::Recorded;
use crate::kernel::time::Timestamp;

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
