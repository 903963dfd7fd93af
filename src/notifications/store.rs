//! The queries of the table of notices.

use diesel::prelude::*;

use super::{Channel, LogFilter, Notice, Sent};
use crate::kernel::error::Fault;
use crate::kernel::id::NoticeId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::notices;

/// A notice that is to leave.
pub(super) struct Outgoing {
    pub(super) channel: Channel,
    pub(super) destination: String,
    pub(super) body: String,
}

pub(super) fn insert(conn: &mut Conn, notice: &Notice, now: Timestamp) -> Result<NoticeId, Fault> {
    let id: i64 = diesel::insert_into(notices::table)
        .values((
            notices::channel.eq(notice.channel.word()),
            notices::destination.eq(&notice.destination),
            notices::kind.eq(notice.kind),
            notices::code.eq(&notice.code),
            notices::body.eq(&notice.body),
            notices::created_at.eq(now.naive()),
        ))
        .returning(notices::id)
        .get_result(conn)?;
    Ok(NoticeId::new(id))
}

/// The notice, unless it has left or does not exist.
pub(super) fn unsent(conn: &mut Conn, id: NoticeId) -> Result<Option<Outgoing>, Fault> {
    let row: Option<(String, String, Option<String>)> = notices::table
        .find(id.get())
        .filter(notices::sent_at.is_null())
        .select((notices::channel, notices::destination, notices::body))
        .first(conn)
        .optional()?;
    row.map(|(channel, destination, body)| {
        let channel = Channel::from_word(&channel)
            .ok_or_else(|| Fault::internal(format!("notice {id} has an unknown channel")))?;
        Ok(Outgoing { channel, destination, body: body.unwrap_or_default() })
    })
    .transpose()
}

/// Marks a notice as sent; `scrub` also removes what it said.
pub(super) fn mark_sent(conn: &mut Conn, id: NoticeId, scrub: bool, now: Timestamp) -> Result<(), Fault> {
    let row = notices::table.find(id.get());
    diesel::update(row).set(notices::sent_at.eq(now.naive())).execute(conn)?;
    if scrub {
        let nothing: Option<String> = None;
        diesel::update(row).set((notices::code.eq(&nothing), notices::body.eq(&nothing))).execute(conn)?;
    }
    Ok(())
}

/// The last `limit` notices to a destination, oldest first.
pub(super) fn to(conn: &mut Conn, destination: &str, limit: i64) -> Result<Vec<Sent>, Fault> {
    type Row = (String, String, Option<String>, Option<String>, chrono::NaiveDateTime);
    let mut rows: Vec<Row> = notices::table
        .filter(notices::destination.eq(destination))
        .order(notices::id.desc())
        .limit(limit)
        .select((notices::destination, notices::kind, notices::code, notices::body, notices::created_at))
        .load(conn)?;
    rows.reverse();
    Ok(rows
        .into_iter()
        .map(|(to, kind, code, text, at)| Sent { to, kind, code, text, at: Timestamp::from_naive(at) })
        .collect())
}

/// A notice without what it says.
pub(super) struct Row {
    pub(super) id: NoticeId,
    pub(super) channel: Channel,
    pub(super) destination: String,
    pub(super) kind: String,
    pub(super) created_at: Timestamp,
    pub(super) sent_at: Option<Timestamp>,
}

/// Up to one more than the page holds, newest first.
pub(super) fn page(conn: &mut Conn, filter: &LogFilter, request: PageRequest) -> Result<Vec<Row>, Fault> {
    type Columns = (i64, String, String, String, chrono::NaiveDateTime, Option<chrono::NaiveDateTime>);
    let mut wanted = notices::table
        .select((
            notices::id,
            notices::channel,
            notices::destination,
            notices::kind,
            notices::created_at,
            notices::sent_at,
        ))
        .order(notices::id.desc())
        .limit(request.limit.rows() + 1)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(notices::id.lt(cursor));
    }
    if let Some(category) = &filter.category {
        wanted = wanted.filter(notices::kind.eq(category.clone()));
    }
    if let Some(destinations) = &filter.destinations {
        wanted = wanted.filter(notices::destination.eq_any(destinations.clone()));
    }
    let rows: Vec<Columns> = wanted.load(conn)?;
    rows.into_iter()
        .map(|(id, channel, destination, kind, created_at, sent_at)| {
            let channel = Channel::from_word(&channel)
                .ok_or_else(|| Fault::internal(format!("notice {id} has an unknown channel")))?;
            Ok(Row {
                id: NoticeId::new(id),
                channel,
                destination,
                kind,
                created_at: Timestamp::from_naive(created_at),
                sent_at: sent_at.map(Timestamp::from_naive),
            })
        })
        .collect()
}

/// Deletes notices made before an instant, sent or not; returns how many.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, before: Timestamp, limit: i64) -> Result<usize, Fault> {
    let old: Vec<i64> =
        notices::table.filter(notices::created_at.lt(before.naive())).limit(limit).select(notices::id).load(conn)?;
    Ok(diesel::delete(notices::table.filter(notices::id.eq_any(old))).execute(conn)?)
}
