//! Why the workshop refuses.

use crate::accounts;
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
    /// Nobody may sign up as a mechanic by themselves here.
    #[error("mechanics do not sign up by themselves here")]
    RegistrationClosed,
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
    /// It stands as it is now and changes no more; the word says what.
    #[error("this {0} cannot be changed any more")]
    Frozen(&'static str),
    /// A value out of its range; the word is the field's.
    #[error("{0} is out of range")]
    Invalid(&'static str),
    /// Nothing was approved that an invoice could be about.
    #[error("no line of this work order is approved")]
    NothingApproved,
    /// An invoice is paid once it is issued.
    #[error("this invoice is not issued")]
    NotIssued,
    /// More than what is left to pay, or more was paid than this would come to.
    #[error("this is more than what is left to pay")]
    Overpaid,
    /// More than what is left of the payment.
    #[error("this is more than what is left of the payment")]
    OverRefunded,
    /// No line of the estimate waits for an answer.
    #[error("no line of this work order waits for an answer")]
    NothingOpen,
    /// The customer has neither e-mail address nor phone number.
    #[error("this customer has neither e-mail address nor phone number")]
    Unreachable,
    /// Nobody ever sent this link.
    #[error("this link is not known")]
    LinkUnknown,
    /// Its time is over.
    #[error("this link has expired")]
    LinkExpired,
    /// The garage took it back.
    #[error("this link was revoked")]
    LinkRevoked,
    /// Not signed by the payment provider.
    #[error("the signature is not the payment provider's")]
    BadSignature,
    /// The same key came with another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// What is the account's to refuse: another has this phone number, e-mail address or username.
    #[error(transparent)]
    Person(accounts::Error),
    /// Something broke.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<KeyReuse> for Error {
    fn from(_: KeyReuse) -> Self {
        Self::KeyReused
    }
}

impl From<accounts::Error> for Error {
    fn from(error: accounts::Error) -> Self {
        match error {
            accounts::Error::Fault(fault) => Self::Fault(fault),
            refusal => Self::Person(refusal),
        }
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
            Self::RegistrationClosed => "registration_closed",
            Self::Changed => "changed_meanwhile",
            Self::WrongStage => "wrong_stage",
            Self::Exists(_) => "already_exists",
            Self::InUse(_) => "in_use",
            Self::OutOfStock => "out_of_stock",
            Self::Frozen(_) => "frozen",
            Self::Invalid(_) => "invalid",
            Self::NothingApproved => "nothing_approved",
            Self::NotIssued => "not_issued",
            Self::Overpaid => "overpaid",
            Self::OverRefunded => "over_refunded",
            Self::NothingOpen => "nothing_open",
            Self::Unreachable => "customer_unreachable",
            Self::LinkUnknown => "link_unknown",
            Self::LinkExpired => "link_expired",
            Self::LinkRevoked => "link_revoked",
            Self::BadSignature => "bad_signature",
            Self::KeyReused => "idempotency_key_reused",
            Self::Person(refusal) => refusal.code(),
            Self::Fault(fault) => fault.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::NotFound(_) | Self::LinkUnknown => Kind::NotFound,
            Self::LinkExpired | Self::LinkRevoked => Kind::Gone,
            Self::NotYours | Self::NotAllowed | Self::RegistrationClosed => Kind::Forbidden,
            Self::Changed
            | Self::WrongStage
            | Self::Exists(_)
            | Self::InUse(_)
            | Self::OutOfStock
            | Self::Frozen(_)
            | Self::NothingApproved
            | Self::NotIssued
            | Self::Overpaid
            | Self::OverRefunded
            | Self::NothingOpen
            | Self::Unreachable
            | Self::KeyReused => Kind::Conflict,
            Self::Invalid(_) | Self::BadSignature => Kind::Invalid,
            Self::Person(refusal) => refusal.kind(),
            Self::Fault(fault) => fault.kind(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::Invalid(field) => Some(field),
            Self::Person(refusal) => refusal.field(),
            Self::BadSignature => Some("signature"),
            _ => None,
        }
    }
}
