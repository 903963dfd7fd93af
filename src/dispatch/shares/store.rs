//! The queries on links.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Share;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId, ShareId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::share_links::dsl as t;

/// As many as are told of.
const LISTED: i64 = 100;

type Columns = (t::id, t::assistance_id, t::nonce, t::created_at, t::expires_at, t::revoked_at);
const COLUMNS: Columns = (t::id, t::assistance_id, t::nonce, t::created_at, t::expires_at, t::revoked_at);
type Row = (i64, i64, String, NaiveDateTime, NaiveDateTime, Option<NaiveDateTime>);

fn share((id, assistance, nonce, created_at, expires_at, revoked_at): Row) -> Share {
    Share {
        id: ShareId::new(id),
        assistance: AssistanceId::new(assistance),
        nonce,
        created_at: Timestamp::from_naive(created_at),
        expires_at: Timestamp::from_naive(expires_at),
        revoked_at: revoked_at.map(Timestamp::from_naive),
    }
}

pub(super) fn insert(conn: &mut Conn, share: &Share, by: AccountId) -> Result<ShareId, Fault> {
    let id: i64 = diesel::insert_into(t::share_links)
        .values((
            t::assistance_id.eq(share.assistance.get()),
            t::nonce.eq(&share.nonce),
            t::created_by.eq(by.get()),
            t::created_at.eq(share.created_at.naive()),
            t::expires_at.eq(share.expires_at.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(ShareId::new(id))
}

pub(super) fn find(conn: &mut Conn, id: ShareId) -> Result<Option<Share>, Fault> {
    let row: Option<Row> = t::share_links.find(id.get()).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(share))
}

pub(super) fn by_nonce(conn: &mut Conn, nonce: &str) -> Result<Option<Share>, Fault> {
    let row: Option<Row> = t::share_links.filter(t::nonce.eq(nonce)).select(COLUMNS).first(conn).optional()?;
    Ok(row.map(share))
}

/// The links of an assistance: the last ones, newest first.
pub(super) fn of(conn: &mut Conn, assistance: AssistanceId) -> Result<Vec<Share>, Fault> {
    let rows: Vec<Row> = t::share_links
        .filter(t::assistance_id.eq(assistance.get()))
        .order(t::id.desc())
        .limit(LISTED)
        .select(COLUMNS)
        .load(conn)?;
    Ok(rows.into_iter().map(share).collect())
}

/// Takes one back; `false` when there is none of this assistance, or it was taken back before.
pub(super) fn revoke(
    conn: &mut Conn,
    (assistance, id): (AssistanceId, ShareId),
    now: Timestamp,
) -> Result<bool, Fault> {
    let good =
        t::share_links.find(id.get()).filter(t::assistance_id.eq(assistance.get())).filter(t::revoked_at.is_null());
    Ok(diesel::update(good).set(t::revoked_at.eq(now.naive())).execute(conn)? == 1)
}

/// Deletes links that ran out before an instant; returns how many.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, before: Timestamp, limit: i64) -> Result<usize, Fault> {
    let old: Vec<i64> =
        t::share_links.filter(t::expires_at.lt(before.naive())).limit(limit).select(t::id).load(conn)?;
    Ok(diesel::delete(t::share_links.filter(t::id.eq_any(old))).execute(conn)?)
}
