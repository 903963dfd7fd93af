//! The few statements that the two databases do not share. Nothing else in the code branches on the database.

use diesel::RunQueryDsl as _;

use super::backend::Conn;
use crate::kernel::error::Fault;

/// Runs the same body for each database, type-checked once for each: for constructs that diesel offers on single
/// connections only (upserts).
macro_rules! each {
    ($conn:expr, $inner:ident => $body:expr) => {
        match $conn {
            Conn::Sqlite($inner) => $body,
            Conn::Postgres($inner) => $body,
        }
    };
}

/// Raises a channel's counter by `by` and returns the new value; the first time the counter is made.
///
/// # Errors
/// The database's fault.
pub fn raise_counter(conn: &mut Conn, channel_kind: &str, channel_id: i64, by: i64) -> Result<i64, Fault> {
    use diesel::ExpressionMethods as _;

    use super::schema::journal_channels::dsl as t;
    each!(conn, c => diesel::insert_into(t::journal_channels)
        .values((t::channel_kind.eq(channel_kind), t::channel_id.eq(channel_id), t::last_seq.eq(by)))
        .on_conflict((t::channel_kind, t::channel_id))
        .do_update()
        .set(t::last_seq.eq(t::last_seq + by))
        .returning(t::last_seq)
        .get_result(c))
    .map_err(Fault::from)
}

/// Sets how far an account has read a chat; never moves back. Returns whether it moved.
///
/// # Errors
/// The database's fault.
pub fn raise_read_mark(
    conn: &mut Conn,
    assistance_id: i64,
    account_id: i64,
    up_to: i64,
    at: chrono::NaiveDateTime,
) -> Result<bool, Fault> {
    use diesel::ExpressionMethods as _;
    use diesel::query_dsl::methods::FilterDsl as _;

    use super::schema::message_reads::dsl as t;
    let changed = each!(conn, c => diesel::insert_into(t::message_reads)
        .values((t::assistance_id.eq(assistance_id), t::account_id.eq(account_id), t::up_to.eq(up_to), t::at.eq(at)))
        .on_conflict((t::assistance_id, t::account_id))
        .do_update()
        .set((t::up_to.eq(up_to), t::at.eq(at)))
        .filter(t::up_to.lt(up_to))
        .execute(c))
    .map_err(Fault::from)?;
    Ok(changed > 0)
}

/// Takes an account's key for one request: makes its row, or makes one of before `forgotten` anew. Returns whether it
/// did; else the row is there and locked. Whoever has the same key in hand is waited for.
///
/// # Errors
/// The database's fault.
pub fn claim_request_key(
    conn: &mut Conn,
    account_id: i64,
    key: &str,
    digest: &str,
    now: chrono::NaiveDateTime,
    forgotten: chrono::NaiveDateTime,
) -> Result<bool, Fault> {
    use diesel::ExpressionMethods as _;
    use diesel::query_dsl::methods::FilterDsl as _;

    use super::schema::request_keys::dsl as t;
    let nothing: Option<&str> = None;
    let fresh = (t::digest.eq(digest), t::resource_id.eq(0), t::created_at.eq(now), t::refusal.eq(nothing));
    let claimed = each!(conn, c => diesel::insert_into(t::request_keys)
        .values((t::account_id.eq(account_id), t::key.eq(key), fresh))
        .on_conflict((t::account_id, t::key))
        .do_update()
        .set(fresh)
        .filter(t::created_at.le(forgotten))
        .execute(c))
    .map_err(Fault::from)?;
    Ok(claimed > 0)
}

/// Makes other transactions that lock one of these assistances wait until this one ends. They are locked in the order of
/// their ids: in any other order two transactions could wait for each other. SQLite writes one transaction at a time.
///
/// # Errors
/// The database's fault.
pub fn lock_assistances(conn: &mut Conn, ids: &[i64]) -> Result<(), Fault> {
    use diesel::{ExpressionMethods as _, QueryDsl as _};

    use super::schema::assistances::dsl as t;
    if let Conn::Postgres(c) = conn {
        t::assistances
            .filter(t::id.eq_any(ids))
            .order(t::id)
            .select(t::id)
            .for_no_key_update()
            .load::<i64>(c)
            .map_err(Fault::from)?;
    }
    Ok(())
}

/// Makes other transactions that lock this work order wait until this one ends: what is held for it, billed and paid is
/// decided by one at a time. SQLite writes one transaction at a time.
///
/// # Errors
/// The database's fault.
pub fn lock_work_order(conn: &mut Conn, id: i64) -> Result<(), Fault> {
    use diesel::{OptionalExtension as _, QueryDsl as _};

    use super::schema::work_orders::dsl as t;
    if let Conn::Postgres(c) = conn {
        let _locked: Option<i64> =
            t::work_orders.find(id).select(t::id).for_no_key_update().first(c).optional().map_err(Fault::from)?;
    }
    Ok(())
}

/// Raises a series of numbers by one and returns the new number; the first is 1. Whoever else wants the next one waits
/// until this transaction ends, and gets the same number if it comes to nothing.
///
/// # Errors
/// The database's fault.
pub fn raise_number(conn: &mut Conn, series: &str) -> Result<i64, Fault> {
    use diesel::ExpressionMethods as _;

    use super::schema::number_series::dsl as t;
    each!(conn, c => diesel::insert_into(t::number_series)
        .values((t::name.eq(series), t::last_number.eq(1)))
        .on_conflict(t::name)
        .do_update()
        .set(t::last_number.eq(t::last_number + 1))
        .returning(t::last_number)
        .get_result(c))
    .map_err(Fault::from)
}

/// Runs reading queries so that all of them see the same state.
///
/// # Errors
/// What `job` returns, or the database's fault.
pub fn at_one_moment<T, E: crate::kernel::error::DomainError>(
    conn: &mut Conn,
    job: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E> {
    use diesel::connection::SimpleConnection as _;

    let begin = match conn {
        Conn::Sqlite(_) => "begin",
        Conn::Postgres(_) => "begin isolation level repeatable read read only",
    };
    conn.batch_execute(begin).map_err(Fault::from)?;
    let outcome = job(conn);
    // nothing was written: there is nothing to keep
    conn.batch_execute("rollback").map_err(Fault::from)?;
    outcome
}

/// Makes transactions that want to keep these assistants as they are ([`keep_assistants`]) or change who they work for wait
/// until this one ends. SQLite writes one transaction at a time.
///
/// # Errors
/// The database's fault.
pub fn lock_assistant(conn: &mut Conn, id: i64) -> Result<(), Fault> {
    use diesel::{ExpressionMethods as _, QueryDsl as _};

    use super::schema::assistants::dsl as t;
    if let Conn::Postgres(c) = conn {
        t::assistants
            .filter(t::account_id.eq(id))
            .select(t::account_id)
            .for_no_key_update()
            .load::<i64>(c)
            .map_err(Fault::from)?;
    }
    Ok(())
}

/// Makes transactions that lock one of these assistants ([`lock_assistant`]) wait until this one ends; others that only keep
/// them do not wait. In the order of their ids, as with [`lock_assistances`].
///
/// # Errors
/// The database's fault.
pub fn keep_assistants(conn: &mut Conn, ids: &[i64]) -> Result<(), Fault> {
    use diesel::{ExpressionMethods as _, QueryDsl as _};

    use super::schema::assistants::dsl as t;
    if let Conn::Postgres(c) = conn {
        t::assistants
            .filter(t::account_id.eq_any(ids))
            .order(t::account_id)
            .select(t::account_id)
            .for_share()
            .load::<i64>(c)
            .map_err(Fault::from)?;
    }
    Ok(())
}
