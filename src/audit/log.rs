//! Reading the log.

use serde_json::Value;

use super::record::{LOOK_AGAIN, Line, Object, record_seldom};
use super::store;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::origin::Origin;
use crate::kernel::page::{Limit, Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::tx::Work;

/// The log as its readers see it; cloning is cheap.
#[derive(Clone, Debug)]
pub struct AuditLog {
    work: Work,
}

/// Which lines; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Done by this account.
    pub actor: Option<AccountId>,
    /// This was done.
    pub action: Option<String>,
    /// It was done to this: kind and id.
    pub object: Option<(String, i64)>,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

/// A line as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Its number; later lines have higher ones.
    pub id: i64,
    /// When it was done.
    pub at: Timestamp,
    /// By whom, if a token told.
    pub actor: Option<AccountId>,
    /// The actor's role then; `anonymous` or `system` without an actor.
    pub role: String,
    /// What was done.
    pub action: String,
    /// To what: kind and id.
    pub object: Option<(String, i64)>,
    /// From which address.
    pub address: Option<String>,
    /// By which request.
    pub request_id: Option<String>,
    /// What else is known.
    pub details: Value,
}

/// The newest lines about one thing, at most `most`, inside a reading of somebody else's.
///
/// # Errors
/// The database's fault.
pub fn about(conn: &mut Conn, thing: impl Into<Object>, most: i64) -> Result<Vec<Recorded>, Fault> {
    let Object { kind, id } = thing.into();
    let filter = Filter { object: Some((kind.to_owned(), id)), ..Filter::default() };
    let mut found = store::page(conn, &filter, PageRequest::after(Limit::capped(most).unwrap_or_default(), None))?;
    found.truncate(usize::try_from(most).unwrap_or(0));
    Ok(found)
}

impl AuditLog {
    /// The log of a deployment.
    #[must_use]
    pub fn new(work: Work) -> Self {
        Self { work }
    }

    /// A page of the log, newest first. That it was read is put into it, once an hour for each reader.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn read(&self, reader: Origin, filter: Filter, request: PageRequest) -> Result<Page<Recorded>, Fault> {
        self.work
            .asked_by(reader)
            .write(move |tx| {
                let rows = store::page(tx.conn(), &filter, request)?;
                record_seldom(tx, &Line::new("audit.read"), LOOK_AGAIN)?;
                Ok(Page::from_rows(rows, request.limit, |line| line.id))
            })
            .await
    }
}
