//! The queries of the task table.

use std::time::Duration;

use diesel::prelude::*;

use super::{MAX_ATTEMPTS, NewTask, Standing, Task};
use crate::kernel::error::Fault;
use crate::kernel::id::TaskId;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::tasks;

/// Puts work into the table, due now.
///
/// # Errors
/// The database's fault.
pub fn enqueue(conn: &mut Conn, task: &NewTask, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(tasks::table)
        .values((
            tasks::kind.eq(task.kind),
            tasks::payload.eq(task.payload.to_string()),
            tasks::run_at.eq(now.naive()),
            tasks::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The ids of tasks that are due and not claimed, oldest first.
pub(super) fn due(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<i64>, Fault> {
    let now = now.naive();
    Ok(tasks::table
        .filter(tasks::done_at.is_null())
        .filter(tasks::failed_at.is_null())
        .filter(tasks::run_at.le(now))
        .filter(tasks::lease_until.is_null().or(tasks::lease_until.le(now)))
        .order(tasks::run_at)
        .limit(limit)
        .select(tasks::id)
        .load(conn)?)
}

/// Claims one task until `lease_until`; `None` when another worker was first.
pub(super) fn claim(conn: &mut Conn, id: i64, now: Timestamp, lease: Duration) -> Result<Option<Task>, Fault> {
    let until = (now + lease).naive();
    let now = now.naive();
    let row: Option<(i64, String, String, i32)> = diesel::update(
        tasks::table
            .filter(tasks::id.eq(id))
            .filter(tasks::done_at.is_null())
            .filter(tasks::failed_at.is_null())
            .filter(tasks::lease_until.is_null().or(tasks::lease_until.le(now))),
    )
    .set((tasks::lease_until.eq(until), tasks::attempts.eq(tasks::attempts + 1)))
    .returning((tasks::id, tasks::kind, tasks::payload, tasks::attempts))
    .get_result(conn)
    .optional()?;
    row.map(|(id, kind, payload, attempts)| {
        let payload = serde_json::from_str(&payload).map_err(Fault::internal)?;
        Ok(Task { id: TaskId::new(id), kind, payload, attempts })
    })
    .transpose()
}

/// Marks a task as done.
pub(super) fn finish(conn: &mut Conn, id: TaskId, now: Timestamp) -> Result<(), Fault> {
    diesel::update(tasks::table.find(id.get())).set(tasks::done_at.eq(now.naive())).execute(conn)?;
    Ok(())
}

/// Puts a failed task off, or gives it up after [`MAX_ATTEMPTS`].
pub(super) fn put_off(conn: &mut Conn, task: &Task, error: &str, now: Timestamp) -> Result<(), Fault> {
    let row = tasks::table.find(task.id.get());
    if task.attempts >= MAX_ATTEMPTS {
        diesel::update(row).set((tasks::failed_at.eq(now.naive()), tasks::last_error.eq(error))).execute(conn)?;
    } else {
        // 2, 4, 8 … 128 seconds
        let pause = Duration::from_secs(1 << task.attempts.clamp(1, 10));
        let nothing: Option<chrono::NaiveDateTime> = None;
        diesel::update(row)
            .set((tasks::run_at.eq((now + pause).naive()), tasks::lease_until.eq(nothing), tasks::last_error.eq(error)))
            .execute(conn)?;
    }
    Ok(())
}

/// Gives tasks of a kind that were given up another chance, due now; returns how many.
///
/// # Errors
/// The database's fault.
pub fn revive(conn: &mut Conn, kind: &str, now: Timestamp) -> Result<usize, Fault> {
    let nothing: Option<chrono::NaiveDateTime> = None;
    Ok(diesel::update(tasks::table.filter(tasks::kind.eq(kind)).filter(tasks::failed_at.is_not_null()))
        .set((
            tasks::failed_at.eq(nothing),
            tasks::lease_until.eq(nothing),
            tasks::attempts.eq(0),
            tasks::run_at.eq(now.naive()),
        ))
        .execute(conn)?)
}

/// How tasks of one kind with these payloads stand; those that are not kept any more are missing.
///
/// # Errors
/// The database's fault.
pub fn standing(conn: &mut Conn, kind: &str, payloads: &[String]) -> Result<Vec<Standing>, Fault> {
    let rows: Vec<(String, i32, Option<chrono::NaiveDateTime>, Option<String>)> = tasks::table
        .filter(tasks::kind.eq(kind))
        .filter(tasks::payload.eq_any(payloads))
        .select((tasks::payload, tasks::attempts, tasks::failed_at, tasks::last_error))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(payload, attempts, failed, last_error)| Standing {
            payload,
            attempts,
            given_up: failed.is_some(),
            last_error,
        })
        .collect())
}

/// Deletes tasks done before an instant; returns how many. Those that were given up stay for somebody to look at.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, before: Timestamp, limit: i64) -> Result<usize, Fault> {
    let old: Vec<i64> =
        tasks::table.filter(tasks::done_at.lt(before.naive())).limit(limit).select(tasks::id).load(conn)?;
    Ok(diesel::delete(tasks::table.filter(tasks::id.eq_any(old))).execute(conn)?)
}
