//! The queries on what was said of work status.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::accounts::Role;
use crate::kernel::error::Fault;
use crate::kernel::id::MechanicId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{accounts, mechanics};
use crate::workshop::people::{SaidWorkStatus, WorkStatus};

type Row = (i64, String, Option<NaiveDateTime>);

fn status((id, word, at): Row) -> Result<SaidWorkStatus, Fault> {
    let odd = || Fault::internal(format!("mechanic {id} has an unknown work status"));
    let status = WorkStatus::from_word(&word).ok_or_else(odd)?;
    let at = Timestamp::from_naive(at.ok_or_else(odd)?);
    Ok(SaidWorkStatus { mechanic: MechanicId::new(id), status, at })
}

/// A page in the order of the mechanics, of all who are on the list or of one, with one row more than the limit when there are
/// more.
pub(super) fn said(conn: &mut Conn, only: Option<MechanicId>, page: PageRequest) -> Result<Vec<SaidWorkStatus>, Fault> {
    let mut query = mechanics::table
        .inner_join(accounts::table)
        .filter(accounts::role.eq(Role::Mechanic.word()))
        .filter(accounts::is_blocked.eq(false))
        .filter(mechanics::deleted_at.is_null())
        .filter(mechanics::work_status_at.is_not_null())
        .filter(mechanics::account_id.gt(page.cursor.unwrap_or(0)))
        .order(mechanics::account_id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select((mechanics::account_id, mechanics::work_status, mechanics::work_status_at))
        .into_boxed();
    if let Some(only) = only {
        query = query.filter(mechanics::account_id.eq(only.get()));
    }
    query.load::<Row>(conn)?.into_iter().map(status).collect()
}

/// What was said of one.
pub(super) fn said_of(conn: &mut Conn, id: MechanicId) -> Result<Option<SaidWorkStatus>, Fault> {
    Ok(said(conn, Some(id), PageRequest::default())?.pop())
}

/// Nothing is said any more.
pub(super) fn forget(conn: &mut Conn, id: MechanicId, now: Timestamp) -> Result<(), Fault> {
    let never: Option<NaiveDateTime> = None;
    diesel::update(mechanics::table.find(id.get()))
        .set((
            mechanics::work_status.eq(WorkStatus::Available.word()),
            mechanics::work_status_at.eq(never),
            mechanics::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}
