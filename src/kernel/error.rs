//! Errors: which kind belongs in which layer.
//!
//! * A **refusal** is an answer: the rules say no. Each domain has one enum of refusals with a stable code for each
//!   ([`DomainError::code`]) and a [`Kind`] that tells what the caller can do next. Its match has no wildcard, so a new
//!   variant does not compile until someone decides.
//! * A [`Fault`] is no answer: something is broken or away. It is logged once, at the edge, with its cause; the client
//!   learns only that it may try again, or a request id.
//! * [`Invalid`] is input that could not be read, field by field. It is found at the edge, before any rule is asked.
//!
//! A database error never becomes a refusal by itself: "not there" is an `Option`, "could not look" is a `Fault`.

use std::fmt;
use std::time::Duration;

/// What a caller can do about a refusal; an edition turns it into a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Mend the input.
    Invalid,
    /// Sign in.
    Unauthenticated,
    /// Nothing: this account may not.
    Forbidden,
    /// Nothing: there is no such thing.
    NotFound,
    /// Nothing: it was there and is no more.
    Gone,
    /// Look at the present state, then decide.
    Conflict,
    /// Wait this long.
    TooMany(Duration),
}

/// Something is broken or away; not the caller's doing.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A part that this needs does not answer now; trying again later may work.
    #[error("{what} is unavailable: {cause}")]
    Unavailable {
        /// Which part, in a word.
        what: &'static str,
        /// Why, for the log.
        cause: String,
    },
    /// The database asks to run the transaction again (serialization failure, deadlock).
    #[error("contention: {0}")]
    Contention(String),
    /// A defect of ours; trying again changes nothing.
    #[error("internal: {0}")]
    Internal(String),
}

impl Fault {
    /// A part is away.
    pub fn unavailable(what: &'static str, cause: impl fmt::Display) -> Self {
        Self::Unavailable { what, cause: cause.to_string() }
    }

    /// The same fault once more, for one who must report it twice.
    #[must_use]
    pub fn copied(&self) -> Self {
        match self {
            Self::Unavailable { what, cause } => Self::Unavailable { what, cause: cause.clone() },
            Self::Contention(cause) => Self::Contention(cause.clone()),
            Self::Internal(cause) => Self::Internal(cause.clone()),
        }
    }

    /// A defect.
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }
}

/// What every domain's error enum can say of itself.
pub trait DomainError: From<Fault> + fmt::Debug + fmt::Display + Send + 'static {
    /// The fault, when this is no refusal. A refusal undoes only its own change; a fault ends the batch it ran in.
    fn fault(&self) -> Option<&Fault>;
    /// A stable word for machines, such as `already_accepted`.
    fn code(&self) -> &'static str;
    /// What the caller can do.
    fn kind(&self) -> Kind;
    /// The id of the thing that stands in the way, if the caller should be told it.
    fn concerning(&self) -> Option<(&'static str, i64)> {
        None
    }
    /// The field of the request that the refusal is about, if it is about one.
    fn field(&self) -> Option<&'static str> {
        None
    }
}

/// Use cases that can only fail by a fault.
impl DomainError for Fault {
    fn fault(&self) -> Option<&Fault> {
        Some(self)
    }
    fn code(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } | Self::Contention(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
    fn kind(&self) -> Kind {
        Kind::Conflict // never asked: a fault is answered before kinds are looked at
    }
}

/// One field that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name as the client wrote it, dotted for nested ones (`pickup.lat`).
    pub field: String,
    /// A stable word: `required`, `type`, `range`, `format`, `too_long`, …
    pub code: &'static str,
    /// What was expected, in one phrase.
    pub expected: String,
}

/// Input with at least one unreadable field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} invalid field(s)", .0.len())]
pub struct Invalid(pub Vec<FieldError>);
