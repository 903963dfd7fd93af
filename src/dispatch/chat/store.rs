//! The queries of the message tables.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Command, Message};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId, MessageId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::accounts::dsl as p;
use crate::storage::schema::message_reads::dsl as r;
use crate::storage::schema::messages::dsl as t;

type Row = (i64, i64, i64, String, String, Option<String>, NaiveDateTime);

/// Inserts; runs into the unique key when the sender said the same id before.
pub(super) fn insert(conn: &mut Conn, new: &Command, now: Timestamp) -> Result<i64, diesel::result::Error> {
    diesel::insert_into(t::messages)
        .values((
            t::assistance_id.eq(new.assistance.get()),
            t::sender_id.eq(new.sender.get()),
            t::body.eq(new.body.clone()),
            t::client_ref.eq(new.client_ref.clone()),
            t::created_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)
}

const COLUMNS: (t::id, t::assistance_id, t::sender_id, p::name, t::body, t::client_ref, t::created_at) =
    (t::id, t::assistance_id, t::sender_id, p::name, t::body, t::client_ref, t::created_at);

/// Turns rows into messages, with the marks of their assistances.
fn with_marks(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Message>, Fault> {
    let mut ids: Vec<i64> = rows.iter().map(|row| row.1).collect();
    ids.sort_unstable();
    ids.dedup();
    let marks: Vec<(i64, i64, i64)> = r::message_reads
        .filter(r::assistance_id.eq_any(ids))
        .select((r::assistance_id, r::account_id, r::up_to))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, assistance, sender, sender_name, body, client_ref, at)| Message {
            id: MessageId::new(id),
            assistance: AssistanceId::new(assistance),
            sender: AccountId::new(sender),
            sender_name,
            body,
            client_ref,
            at: Timestamp::from_naive(at),
            read: marks.iter().any(|(a, reader, up_to)| *a == assistance && *reader != sender && *up_to >= id),
        })
        .collect())
}

pub(super) fn find(conn: &mut Conn, id: i64) -> Result<Option<Message>, Fault> {
    Ok(find_all(conn, &[id])?.pop())
}

/// Many messages by id, in no order.
pub(in crate::dispatch) fn find_all(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Message>, Fault> {
    let rows: Vec<Row> =
        t::messages.inner_join(p::accounts).filter(t::id.eq_any(ids.to_vec())).select(COLUMNS).load(conn)?;
    with_marks(conn, rows)
}

pub(super) fn find_by_ref(conn: &mut Conn, said: &Command) -> Result<Option<Message>, Fault> {
    let row: Option<Row> = t::messages
        .inner_join(p::accounts)
        .filter(t::assistance_id.eq(said.assistance.get()))
        .filter(t::sender_id.eq(said.sender.get()))
        .filter(t::client_ref.eq(said.client_ref.clone()))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    Ok(with_marks(conn, row.into_iter().collect())?.pop())
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, id: AssistanceId, page: PageRequest) -> Result<Vec<Message>, Fault> {
    let rows: Vec<Row> = t::messages
        .inner_join(p::accounts)
        .filter(t::assistance_id.eq(id.get()))
        .filter(t::id.gt(page.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(page.limit.rows() + 1)
        .select(COLUMNS)
        .load(conn)?;
    with_marks(conn, rows)
}

/// The newest messages, oldest first.
pub(in crate::dispatch) fn newest(conn: &mut Conn, id: AssistanceId, limit: i64) -> Result<Vec<Message>, Fault> {
    let mut rows: Vec<Row> = t::messages
        .inner_join(p::accounts)
        .filter(t::assistance_id.eq(id.get()))
        .order(t::id.desc())
        .limit(limit)
        .select(COLUMNS)
        .load(conn)?;
    rows.reverse();
    with_marks(conn, rows)
}

/// How many messages an assistance has.
pub(in crate::dispatch) fn count(conn: &mut Conn, id: AssistanceId) -> Result<i64, Fault> {
    Ok(t::messages.filter(t::assistance_id.eq(id.get())).count().get_result(conn)?)
}

/// The newest message of an assistance.
pub(super) fn last_id(conn: &mut Conn, id: AssistanceId) -> Result<Option<i64>, Fault> {
    Ok(t::messages.filter(t::assistance_id.eq(id.get())).select(diesel::dsl::max(t::id)).first(conn)?)
}
