//! Writing a line.

use std::time::Duration;

use serde_json::{Value, json};

use super::store;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId};
use crate::kernel::origin::Origin;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::tx::Tx;

/// Looks of one person at one thing are one line within this time: an open page asks every few seconds.
pub const LOOK_AGAIN: Duration = Duration::from_secs(60 * 60);

/// What was done, without who and where: those come with the transaction.
#[derive(Debug, Clone)]
pub struct Line {
    /// A stable word, such as `account.blocked`.
    pub action: &'static str,
    /// To what, if it was done to one thing.
    pub object: Option<Object>,
    /// By whom, where the request's token does not tell: one who signs in has none yet.
    pub actor: Option<(AccountId, &'static str)>,
    /// Whatever else an auditor needs, without secrets.
    pub details: Value,
}

/// A thing that something was done to: its kind in a word, and its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Object {
    /// `account` or `assistance`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
}

impl From<AccountId> for Object {
    fn from(id: AccountId) -> Self {
        Self { kind: "account", id: id.get() }
    }
}

impl From<AssistanceId> for Object {
    fn from(id: AssistanceId) -> Self {
        Self { kind: "assistance", id: id.get() }
    }
}

impl Line {
    /// Something done to nothing in particular.
    #[must_use]
    pub fn new(action: &'static str) -> Self {
        Self { action, object: None, actor: None, details: json!({}) }
    }

    /// Something done to one thing.
    #[must_use]
    pub fn about(action: &'static str, object: impl Into<Object>) -> Self {
        Self { object: Some(object.into()), ..Self::new(action) }
    }

    /// The same, done by this account with this role.
    #[must_use]
    pub fn by(self, account: AccountId, role: &'static str) -> Self {
        Self { actor: Some((account, role)), ..self }
    }

    /// The same with what else is to be known.
    #[must_use]
    pub fn with(self, details: Value) -> Self {
        Self { details, ..self }
    }
}

fn origin(tx: &Tx<'_>, line: &Line) -> Origin {
    let asked = tx.origin().clone();
    Origin { actor: line.actor.or(asked.actor), ..asked }
}

/// Writes the line with the caller's transaction, in the name of whoever asked for it.
///
/// # Errors
/// The database's fault.
pub fn record(tx: &mut Tx<'_>, line: &Line) -> Result<(), Fault> {
    let (origin, now) = (origin(tx, line), tx.now());
    store::insert(tx.conn(), &origin, line, now)
}

/// The same, unless the same was written in the same name from the same address not longer ago than `within`.
///
/// # Errors
/// The database's fault.
pub fn record_seldom(tx: &mut Tx<'_>, line: &Line, within: Duration) -> Result<(), Fault> {
    let (origin, since) = (origin(tx, line), tx.now() - within);
    if store::is_recorded_since(tx.conn(), &origin, line, since)? { Ok(()) } else { record(tx, line) }
}

/// Whether [`record_seldom`] would write nothing.
///
/// # Errors
/// The database's fault.
pub fn is_recent(
    conn: &mut Conn,
    origin: &Origin,
    line: &Line,
    (now, within): (Timestamp, Duration),
) -> Result<bool, Fault> {
    store::is_recorded_since(conn, origin, line, now - within)
}
