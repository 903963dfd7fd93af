//! Durable work: enqueued in the transaction that makes it due, done later by a worker, again after a crash.
//!
//! Invariants:
//! * A task is claimed by a guarded update with a lease, so any number of workers may run.
//! * A handler may run more than once for one task and must bear that.
//! * A task that keeps failing is put off longer each time, and after [`MAX_ATTEMPTS`] it is kept as failed with its error:
//!   an error in the log, and `tasks_given_up_total` counts it. Some kinds are revived when the server starts.

mod store;
mod worker;

use crate::kernel::id::TaskId;

pub use store::{enqueue, forget, revive, standing};
pub use worker::{Handler, HandlerFuture, Tasks, Wakeup};

/// Attempts before a task is given up.
pub const MAX_ATTEMPTS: i32 = 8;

/// Work not yet enqueued.
#[derive(Debug, Clone)]
pub struct NewTask {
    /// Which handler does it.
    pub kind: &'static str,
    /// What the handler needs.
    pub payload: serde_json::Value,
}

/// What came of a task so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What its handler was given, as text.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i32,
    /// It is not tried again.
    pub given_up: bool,
    /// Why the last try failed, if one did.
    pub last_error: Option<String>,
}

/// A claimed task.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// Which handler does it.
    pub kind: String,
    /// What the handler needs.
    pub payload: serde_json::Value,
    /// How often it has been tried, this time included.
    pub attempts: i32,
}
