//! Why the workshop refuses.

use crate::kernel::error::{DomainError, Fault, Kind};
use crate::tx::KeyReuse;

/// A refusal of the workshop, or a fault below it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing; the word says what.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// It belongs to somebody else.
    #[error("this belongs to somebody else")]
    NotYours,
    /// This role may not do it.
    #[error("this is not for your role")]
    NotAllowed,
    /// Somebody changed it meanwhile: read it again.
    #[error("this was changed meanwhile")]
    Changed,
    /// The stage of the work order has no such step.
    #[error("this step does not follow from the present stage")]
    WrongStage,
    /// There is one already; the word says what.
    #[error("there is such a {0} already")]
    Exists(&'static str),
    /// It is needed elsewhere and cannot go; the word says what.
    #[error("this {0} is still in use")]
    InUse(&'static str),
    /// There is not so much of this part.
    #[error("there is not enough of this part")]
    OutOfStock,
    /// The same key came with another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// Something broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<KeyReuse> for Error {
    fn from(_: KeyReuse) -> Self {
        Self::KeyReused
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl DomainError for Error {
    fn fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "not_found",
            Self::NotYours => "not_yours",
            Self::NotAllowed => "forbidden",
            Self::Changed => "changed_meanwhile",
            Self::WrongStage => "wrong_stage",
            Self::Exists(_) => "already_exists",
            Self::InUse(_) => "in_use",
            Self::OutOfStock => "out_of_stock",
            Self::KeyReused => "idempotency_key_reused",
            Self::Fault(fault) => fault.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotFound(_) => Kind::NotFound,
            Self::NotYours | Self::NotAllowed => Kind::Forbidden,
            Self::Changed
            | Self::WrongStage
            | Self::Exists(_)
            | Self::InUse(_)
            | Self::OutOfStock
            | Self::KeyReused => Kind::Conflict,
            Self::Fault(fault) => fault.kind(),
        }
    }
}
