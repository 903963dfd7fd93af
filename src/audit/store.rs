//! The queries on the audit log. None of them changes a line.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::log::{Filter, Recorded};
use super::record::Line;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::origin::Origin;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::audit_log;

pub(super) fn insert(conn: &mut Conn, origin: &Origin, line: &Line, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(audit_log::table)
        .values((
            audit_log::at.eq(now.naive()),
            audit_log::actor_id.eq(actor(origin)),
            audit_log::actor_role.eq(origin.role()),
            audit_log::action.eq(line.action),
            audit_log::object_kind.eq(line.object.map(|object| object.kind)),
            audit_log::object_id.eq(line.object.map(|object| object.id)),
            audit_log::address.eq(address(origin)),
            audit_log::request_id.eq(&origin.request_id),
            audit_log::details.eq(line.details.to_string()),
        ))
        .execute(conn)?;
    Ok(())
}

fn actor(origin: &Origin) -> Option<i64> {
    origin.actor.map(|(account, _)| account.get())
}

fn address(origin: &Origin) -> Option<String> {
    origin.address.map(|address| address.to_string())
}

/// Whether this was written in this name from this address after `since`.
pub(super) fn is_recorded_since(
    conn: &mut Conn,
    origin: &Origin,
    line: &Line,
    since: Timestamp,
) -> Result<bool, Fault> {
    let mut same = audit_log::table
        .filter(audit_log::action.eq(line.action))
        .filter(audit_log::at.gt(since.naive()))
        .filter(audit_log::actor_role.eq(origin.role()))
        .select(audit_log::id)
        .into_boxed();
    same = match actor(origin) {
        Some(actor) => same.filter(audit_log::actor_id.eq(actor)),
        None => same.filter(audit_log::actor_id.is_null()),
    };
    same = match address(origin) {
        Some(address) => same.filter(audit_log::address.eq(address)),
        None => same.filter(audit_log::address.is_null()),
    };
    same = match line.object {
        Some(object) => same.filter(audit_log::object_kind.eq(object.kind)).filter(audit_log::object_id.eq(object.id)),
        None => same.filter(audit_log::object_id.is_null()),
    };
    let found: Option<i64> = same.order(audit_log::id.desc()).first(conn).optional()?;
    Ok(found.is_some())
}

type Row = (
    i64,
    NaiveDateTime,
    Option<i64>,
    String,
    String,
    Option<String>,
    Option<i64>,
    Option<String>,
    Option<String>,
    String,
);

/// Up to one more than the page holds, newest first.
pub(super) fn page(conn: &mut Conn, filter: &Filter, request: PageRequest) -> Result<Vec<Recorded>, Fault> {
    let mut wanted = audit_log::table.order(audit_log::id.desc()).limit(request.limit.rows() + 1).into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(audit_log::id.lt(cursor));
    }
    if let Some(actor) = filter.actor {
        wanted = wanted.filter(audit_log::actor_id.eq(actor.get()));
    }
    if let Some(action) = &filter.action {
        wanted = wanted.filter(audit_log::action.eq(action.clone()));
    }
    if let Some((kind, id)) = &filter.object {
        wanted = wanted.filter(audit_log::object_kind.eq(kind.clone())).filter(audit_log::object_id.eq(*id));
    }
    if let Some(from) = filter.from {
        wanted = wanted.filter(audit_log::at.ge(from.naive()));
    }
    if let Some(until) = filter.until {
        wanted = wanted.filter(audit_log::at.lt(until.naive()));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(recorded).collect()
}

fn recorded(row: Row) -> Result<Recorded, Fault> {
    let (id, at, actor, role, action, object_kind, object_id, address, request_id, details) = row;
    Ok(Recorded {
        id,
        at: Timestamp::from_naive(at),
        actor: actor.map(AccountId::new),
        role,
        action,
        object: object_kind.zip(object_id),
        address,
        request_id,
        details: serde_json::from_str(&details).map_err(Fault::internal)?,
    })
}

/// Deletes up to `most` of the lines written before `before`, the oldest first; returns how many.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, before: Timestamp, most: i64) -> Result<usize, Fault> {
    let old: Vec<i64> = audit_log::table
        .filter(audit_log::at.lt(before.naive()))
        .order(audit_log::at)
        .limit(most)
        .select(audit_log::id)
        .load(conn)?;
    Ok(diesel::delete(audit_log::table.filter(audit_log::id.eq_any(old))).execute(conn)?)
}
