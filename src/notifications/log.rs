//! Reading what was sent to whom and what came of it, without what it said.

use std::collections::HashMap;

use super::{Channel, KIND, store};
use crate::kernel::contact::masked;
use crate::kernel::error::Fault;
use crate::kernel::id::NoticeId;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::tasks::{self, Standing};

/// Which notices; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    /// About this: `email`, `phone` or `password` for a code.
    pub category: Option<String>,
    /// To one of these.
    pub destinations: Option<Vec<String>>,
}

/// What came of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has not left yet.
    Queued,
    /// It was handed over.
    Sent,
    /// It was given up.
    Failed,
}

impl State {
    /// As it is told.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }
}

/// A notice as the log shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its number; later ones have higher ones.
    pub id: NoticeId,
    /// What it is about.
    pub category: String,
    /// How it leaves.
    pub channel: Channel,
    /// Where it goes, masked.
    pub recipient: String,
    /// What came of it.
    pub state: State,
    /// How often it was tried; unknown where its task is no longer kept.
    pub attempts: Option<i32>,
    /// Why the last try failed, if one did.
    pub last_error: Option<String>,
    /// When it was put on its way.
    pub created_at: Timestamp,
    /// When it was handed over.
    pub sent_at: Option<Timestamp>,
}

/// What a task that sends a notice is given.
pub(super) fn payload(id: NoticeId) -> serde_json::Value {
    serde_json::json!({ "notice_id": id })
}

/// A page of the notices that are kept, newest first.
///
/// # Errors
/// The database's fault.
pub fn log(conn: &mut Conn, filter: &LogFilter, request: PageRequest) -> Result<Page<Logged>, Fault> {
    let page = Page::from_rows(store::page(conn, filter, request)?, request.limit, |row| row.id.get());
    let payloads: Vec<String> = page.items.iter().map(|row| payload(row.id).to_string()).collect();
    let standing = tasks::standing(conn, KIND, &payloads)?;
    let mut tasks: HashMap<String, Standing> = standing.into_iter().map(|task| (task.payload.clone(), task)).collect();
    Ok(page.map(|row| {
        let task = tasks.remove(&payload(row.id).to_string());
        let state = match (row.sent_at, &task) {
            (Some(_), _) => State::Sent,
            (None, Some(task)) if !task.given_up => State::Queued,
            // a task is kept until it is done or for good: without one nobody tries any more
            (None, _) => State::Failed,
        };
        Logged {
            id: row.id,
            category: row.kind,
            channel: row.channel,
            recipient: masked(&row.destination),
            state,
            attempts: task.as_ref().map(|task| task.attempts),
            last_error: task.and_then(|task| task.last_error),
            created_at: row.created_at,
            sent_at: row.sent_at,
        }
    }))
}
