//! The queries on codes.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Purpose;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::codes;

/// A code to be.
#[derive(Debug, Clone)]
pub(super) struct NewCode {
    pub(super) purpose: Purpose,
    pub(super) destination: String,
    pub(super) account: Option<AccountId>,
    pub(super) digest: String,
    pub(super) expires_at: Timestamp,
}

pub(super) fn insert(conn: &mut Conn, new: &NewCode, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(codes::table)
        .values((
            codes::kind.eq(new.purpose.word()),
            codes::destination.eq(&new.destination),
            codes::account_id.eq(new.account.map(AccountId::get)),
            codes::digest.eq(&new.digest),
            codes::created_at.eq(now.naive()),
            codes::expires_at.eq(new.expires_at.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// When the last `limit` codes after `since` were made, newest first.
pub(super) fn made_since(
    conn: &mut Conn,
    purpose: Purpose,
    destination: &str,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<Timestamp>, Fault> {
    let rows: Vec<NaiveDateTime> = codes::table
        .filter(codes::destination.eq(destination))
        .filter(codes::kind.eq(purpose.word()))
        .filter(codes::created_at.gt(since.naive()))
        .order(codes::created_at.desc())
        .limit(limit)
        .select(codes::created_at)
        .load(conn)?;
    Ok(rows.into_iter().map(Timestamp::from_naive).collect())
}

/// Forgets codes that are too old to count for anything; rows of unknown destinations go this way too. Looks at the oldest
/// hundred only, so that it costs the same however many there are.
pub(super) fn forget(conn: &mut Conn, before: Timestamp) -> Result<(), Fault> {
    let oldest: Vec<(i64, NaiveDateTime)> =
        codes::table.order(codes::id).limit(100).select((codes::id, codes::created_at)).load(conn)?;
    let old: Vec<i64> = oldest.into_iter().filter(|(_, at)| *at < before.naive()).map(|(id, _)| id).collect();
    if !old.is_empty() {
        diesel::delete(codes::table.filter(codes::id.eq_any(old))).execute(conn)?;
    }
    Ok(())
}

/// A code that was made.
#[derive(Debug)]
pub(super) struct StoredCode {
    pub(super) id: i64,
    pub(super) account: Option<AccountId>,
    pub(super) digest: String,
    pub(super) expires_at: Timestamp,
    pub(super) used: bool,
}

/// The newest code of a destination and purpose.
pub(super) fn newest(conn: &mut Conn, purpose: Purpose, destination: &str) -> Result<Option<StoredCode>, Fault> {
    type Row = (i64, Option<i64>, String, NaiveDateTime, Option<NaiveDateTime>);
    let row: Option<Row> = codes::table
        .filter(codes::destination.eq(destination))
        .filter(codes::kind.eq(purpose.word()))
        .order(codes::id.desc())
        .select((codes::id, codes::account_id, codes::digest, codes::expires_at, codes::used_at))
        .first(conn)
        .optional()?;
    Ok(row.map(|(id, account, digest, expires_at, used_at)| StoredCode {
        id,
        account: account.map(AccountId::new),
        digest,
        expires_at: Timestamp::from_naive(expires_at),
        used: used_at.is_some(),
    }))
}

/// Counts a try and tells which it is, from 1; `None` when none is left.
pub(super) fn count_try(conn: &mut Conn, id: i64, limit: i32) -> Result<Option<i32>, Fault> {
    let counted = diesel::update(codes::table.find(id).filter(codes::tries.lt(limit)))
        .set(codes::tries.eq(codes::tries + 1))
        .returning(codes::tries)
        .get_result(conn)
        .optional()?;
    Ok(counted)
}

/// Marks a code as used; `false` when it was.
pub(super) fn use_up(conn: &mut Conn, id: i64, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(codes::table.find(id).filter(codes::used_at.is_null()))
        .set(codes::used_at.eq(now.naive()))
        .execute(conn)?;
    Ok(changed == 1)
}
