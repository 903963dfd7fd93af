//! Why a backup is not made, removed or restored.

use crate::kernel::error::{DomainError, Fault, Kind};
use crate::storage::backup::CopyError;

/// What a use case of backups refuses with.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no backup of this name.
    #[error("there is no such backup")]
    NotFound,
    /// A backup has this name already.
    #[error("there is a backup of this name")]
    Exists,
    /// Another backup is being made, removed or restored.
    #[error("another backup is being made, removed or restored")]
    Busy,
    /// It does not hold what it held when it was made.
    #[error("the backup is damaged")]
    Damaged,
    /// A later version of Depannini made it.
    #[error("the backup was made by a newer version")]
    Newer,
    /// It was made of the other kind of database.
    #[error("the backup is of another kind of database")]
    OtherEngine,
    /// `pg_dump`, `pg_restore` or `psql` is not installed where the server runs.
    #[error("pg_dump, pg_restore and psql are needed; install PostgreSQL's client programs")]
    ToolMissing,
    /// Something is broken or away.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DomainError for Error {
    fn fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "backup_not_found",
            Self::Exists => "backup_exists",
            Self::Busy => "backup_busy",
            Self::Damaged => "backup_damaged",
            Self::Newer => "backup_newer",
            Self::OtherEngine => "backup_other_engine",
            Self::ToolMissing => "backup_tool_missing",
            Self::Fault(fault) => fault.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotFound => Kind::NotFound,
            Self::Exists | Self::Busy | Self::Damaged | Self::Newer | Self::OtherEngine | Self::ToolMissing => {
                Kind::Conflict
            }
            Self::Fault(fault) => fault.kind(),
        }
    }
}

/// The reason is for the operator's log; a client learns which kind it is.
impl From<CopyError> for Error {
    fn from(error: CopyError) -> Self {
        match error {
            CopyError::Fault(fault) => Self::Fault(fault),
            CopyError::ToolMissing(_) | CopyError::Damaged(_) | CopyError::Newer(_) => {
                tracing::warn!(%error, "a backup");
                match error {
                    CopyError::ToolMissing(_) => Self::ToolMissing,
                    CopyError::Newer(_) => Self::Newer,
                    CopyError::Damaged(_) | CopyError::Fault(_) => Self::Damaged,
                }
            }
        }
    }
}

/// The folder cannot be used now: full, not writable, on a disk that is away.
impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Fault(Fault::unavailable("the folder of backups", error))
    }
}
