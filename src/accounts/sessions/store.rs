//! The queries on sessions and refresh tokens.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::accounts::door::Door;
use crate::accounts::events::SESSION_ENDED;
use crate::journal::ChannelKind;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{accounts, journal_events, refresh_tokens, sessions};

pub(in crate::accounts) fn insert(
    conn: &mut Conn,
    account: AccountId,
    door: Door,
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<SessionId, Fault> {
    let id: i64 = diesel::insert_into(sessions::table)
        .values((
            sessions::account_id.eq(account.get()),
            sessions::door.eq(door.word()),
            sessions::created_at.eq(now.naive()),
            sessions::expires_at.eq(expires_at.naive()),
        ))
        .returning(sessions::id)
        .get_result(conn)?;
    Ok(SessionId::new(id))
}

pub(super) fn insert_refresh(conn: &mut Conn, session: SessionId, digest: &str, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(refresh_tokens::table)
        .values((
            refresh_tokens::session_id.eq(session.get()),
            refresh_tokens::digest.eq(digest),
            refresh_tokens::issued_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// A refresh token with its session.
pub(super) struct StoredRefresh {
    pub(super) id: i64,
    pub(super) session: SessionId,
    pub(super) account: AccountId,
    pub(super) used: bool,
    pub(super) ended: bool,
    pub(super) expires_at: Timestamp,
    /// `None` for a word that is not known any more: good nowhere.
    pub(super) door: Option<Door>,
}

pub(super) fn by_digest(conn: &mut Conn, digest: &str) -> Result<Option<StoredRefresh>, Fault> {
    type Row = (i64, i64, i64, Option<NaiveDateTime>, Option<NaiveDateTime>, NaiveDateTime, String);
    let row: Option<Row> = refresh_tokens::table
        .inner_join(sessions::table)
        .filter(refresh_tokens::digest.eq(digest))
        .select((
            refresh_tokens::id,
            sessions::id,
            sessions::account_id,
            refresh_tokens::used_at,
            sessions::ended_at,
            sessions::expires_at,
            sessions::door,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, session, account, used_at, ended_at, expires_at, door)| StoredRefresh {
        id,
        session: SessionId::new(session),
        account: AccountId::new(account),
        used: used_at.is_some(),
        ended: ended_at.is_some(),
        expires_at: Timestamp::from_naive(expires_at),
        door: Door::from_word(&door),
    }))
}

/// Marks a refresh token as used; `false` when another request was first.
pub(super) fn use_up(conn: &mut Conn, id: i64, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(refresh_tokens::table.find(id).filter(refresh_tokens::used_at.is_null()))
        .set(refresh_tokens::used_at.eq(now.naive()))
        .execute(conn)?;
    Ok(changed == 1)
}

pub(super) fn slide(conn: &mut Conn, session: SessionId, expires_at: Timestamp) -> Result<(), Fault> {
    diesel::update(sessions::table.find(session.get()))
        .set(sessions::expires_at.eq(expires_at.naive()))
        .execute(conn)?;
    Ok(())
}

/// Ends a session; `None` when it had ended, else whose it was.
pub(super) fn end(
    conn: &mut Conn,
    session: SessionId,
    reason: &str,
    now: Timestamp,
) -> Result<Option<AccountId>, Fault> {
    let account: Option<i64> = diesel::update(sessions::table.find(session.get()).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now.naive()), sessions::end_reason.eq(reason)))
        .returning(sessions::account_id)
        .get_result(conn)
        .optional()?;
    Ok(account.map(AccountId::new))
}

/// Ends every session of an account.
pub(super) fn end_all(conn: &mut Conn, account: AccountId, reason: &str, now: Timestamp) -> Result<(), Fault> {
    diesel::update(sessions::table.filter(sessions::account_id.eq(account.get())).filter(sessions::ended_at.is_null()))
        .set((sessions::ended_at.eq(now.naive()), sessions::end_reason.eq(reason)))
        .execute(conn)?;
    Ok(())
}

/// Ends every session of an account but one; returns those that it ended.
pub(super) fn end_others(
    conn: &mut Conn,
    account: AccountId,
    kept: SessionId,
    reason: &str,
    now: Timestamp,
) -> Result<Vec<SessionId>, Fault> {
    let open = sessions::table.filter(sessions::account_id.eq(account.get())).filter(sessions::ended_at.is_null());
    let ended: Vec<i64> = diesel::update(open.filter(sessions::id.ne(kept.get())))
        .set((sessions::ended_at.eq(now.naive()), sessions::end_reason.eq(reason)))
        .returning(sessions::id)
        .get_results(conn)?;
    Ok(ended.into_iter().map(SessionId::new).collect())
}

/// Uses up whatever refresh tokens a session has.
pub(super) fn void_refresh(conn: &mut Conn, session: SessionId, now: Timestamp) -> Result<(), Fault> {
    let unused = refresh_tokens::table.filter(refresh_tokens::session_id.eq(session.get()));
    diesel::update(unused.filter(refresh_tokens::used_at.is_null()))
        .set(refresh_tokens::used_at.eq(now.naive()))
        .execute(conn)?;
    Ok(())
}

/// Sessions that ended after `after`, with the instant.
pub(super) fn ended_since(conn: &mut Conn, after: Timestamp) -> Result<Vec<(SessionId, Timestamp)>, Fault> {
    let rows: Vec<(i64, Option<NaiveDateTime>)> = sessions::table
        .filter(sessions::ended_at.gt(after.naive()))
        .select((sessions::id, sessions::ended_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((SessionId::new(id), Timestamp::from_naive(at?)))).collect())
}

/// Sessions whose end is told in the journal after `after`, with the instant: also those that have no row any more, since
/// a restored backup has no such account.
pub(super) fn told_ended_since(conn: &mut Conn, after: Timestamp) -> Result<Vec<(SessionId, Timestamp)>, Fault> {
    let rows: Vec<(String, NaiveDateTime)> = journal_events::table
        .filter(journal_events::channel_kind.eq(ChannelKind::Account.word()))
        .filter(journal_events::kind.eq(SESSION_ENDED))
        .filter(journal_events::at.gt(after.naive()))
        .select((journal_events::payload, journal_events::at))
        .load(conn)?;
    let mut told = Vec::with_capacity(rows.len());
    for (payload, at) in rows {
        let payload: serde_json::Value = serde_json::from_str(&payload).map_err(Fault::internal)?;
        let session = payload.get("session_id").and_then(serde_json::Value::as_i64);
        told.extend(session.map(|id| (SessionId::new(id), Timestamp::from_naive(at))));
    }
    Ok(told)
}

/// Accounts whose epoch changed after `after`, with the epoch and the instant.
pub(super) fn epochs_since(conn: &mut Conn, after: Timestamp) -> Result<Vec<(AccountId, i64, Timestamp)>, Fault> {
    let rows: Vec<(i64, i64, Option<NaiveDateTime>)> = accounts::table
        .filter(accounts::epoch_changed_at.gt(after.naive()))
        .select((accounts::id, accounts::epoch, accounts::epoch_changed_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, epoch, at)| Some((AccountId::new(id), epoch, Timestamp::from_naive(at?))))
        .collect())
}

/// Deletes sessions that ended or ran out before an instant, with their refresh tokens; returns how many sessions.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, before: Timestamp, limit: i64) -> Result<usize, Fault> {
    let old: Vec<i64> = sessions::table
        .filter(sessions::expires_at.lt(before.naive()).or(sessions::ended_at.lt(before.naive())))
        .limit(limit)
        .select(sessions::id)
        .load(conn)?;
    diesel::delete(refresh_tokens::table.filter(refresh_tokens::session_id.eq_any(old.clone()))).execute(conn)?;
    Ok(diesel::delete(sessions::table.filter(sessions::id.eq_any(old))).execute(conn)?)
}
