//! What a diesel error means: a uniqueness that was expected to fail at times, or a fault.

use diesel::result::{DatabaseErrorKind, Error};

use crate::kernel::error::Fault;

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        fault(&error)
    }
}

/// A uniqueness that a write ran into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation(String);

impl Violation {
    /// Whether it is about this column or index.
    #[must_use]
    pub fn concerns(&self, column_or_index: &str) -> bool {
        self.0.contains(column_or_index)
    }
}

/// Separates a uniqueness violation, which a use case expects, from a fault. On PostgreSQL the statement must have run in
/// a savepoint (`Tx::attempt`), since an error there ends the whole transaction.
///
/// # Errors
/// Any other database error, as a fault.
pub fn unless_taken<T>(result: Result<T, Error>) -> Result<Result<T, Violation>, Fault> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, info)) => {
            // SQLite names the columns in its message, PostgreSQL the index
            let index = info.constraint_name().unwrap_or_default();
            Ok(Err(Violation(format!("{index} {}", info.message()))))
        }
        Err(other) => Err(fault(&other)),
    }
}

/// What a write of rows that point at each other ran into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A uniqueness.
    Taken(Violation),
    /// A row that would point at nothing: what it points at is not there, or would go.
    Dangling,
}

/// Separates what a write may run into that makes, points at or deletes rows others know of. On PostgreSQL the statement
/// must have run in a savepoint (`Tx::attempt_linked`).
///
/// # Errors
/// Any other database error, as a fault.
pub fn unless_hindered<T>(result: Result<T, Error>) -> Result<Result<T, Obstacle>, Fault> {
    match result {
        Err(Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => Ok(Err(Obstacle::Dangling)),
        other => Ok(unless_taken(other)?.map_err(Obstacle::Taken)),
    }
}

/// Words by which the two databases say that they are away, full or stopping. Diesel passes on no code for these;
/// `connect.rs` asks PostgreSQL for them in English, and `db.rs` knows a lost connection without any words.
const AWAY: &[&str] = &[
    "database or disk is full",
    "disk i/o error",
    "database is locked",
    "unable to open database",
    "readonly database",
    "connection",
    "terminating",
    "shutting down",
    "starting up",
    "in recovery mode",
    "too many clients",
    "no space left",
    "out of memory",
    "statement timeout",
    "lock timeout",
    "could not extend file",
    "could not write",
    "ssl syscall",
];

fn fault(error: &Error) -> Fault {
    match error {
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, info) => {
            Fault::Contention(info.message().to_owned())
        }
        Error::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, info) => {
            Fault::unavailable("database", info.message())
        }
        Error::DatabaseError(_, info) => {
            let message = info.message().to_lowercase();
            if message.contains("deadlock detected") {
                Fault::Contention(message)
            } else if AWAY.iter().any(|words| message.contains(words)) {
                Fault::unavailable("database", message)
            } else {
                Fault::internal(error)
            }
        }
        Error::BrokenTransactionManager => Fault::unavailable("database", error),
        other => Fault::internal(other),
    }
}
