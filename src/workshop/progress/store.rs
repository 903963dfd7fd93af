//! The queries on reports.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::json;

use super::model::{Milestone, NewProgress, ProgressChange, ProgressNote};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, MechanicId, ProgressId, ServiceId, WorkOrderId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::progress_notes as t;

type Columns = (
    (t::id, t::order_id, t::mechanic_id, t::service_id, t::word, t::note, t::images),
    (t::validated_at, t::version, t::created_at, t::updated_at),
);
const COLUMNS: Columns = (
    (t::id, t::order_id, t::mechanic_id, t::service_id, t::word, t::note, t::images),
    (t::validated_at, t::version, t::created_at, t::updated_at),
);
type Row = (
    (i64, i64, i64, Option<i64>, String, Option<String>, String),
    (Option<NaiveDateTime>, i64, NaiveDateTime, NaiveDateTime),
);

fn progress_note(row: Row) -> Result<ProgressNote, Fault> {
    let ((id, order, mechanic, service, word, note, images), (validated_at, version, created_at, updated_at)) = row;
    let unreadable = |what: &str| Fault::internal(format!("{what} of progress note {id} cannot be read"));
    Ok(ProgressNote {
        id: ProgressId::new(id),
        order: WorkOrderId::new(order),
        mechanic: MechanicId::new(mechanic),
        service: service.map(ServiceId::new),
        milestone: Milestone::from_word(&word).ok_or_else(|| unreadable("the word"))?,
        note,
        images: serde_json::from_str(&images).map_err(|_| unreadable("images"))?,
        validated_at: validated_at.map(Timestamp::from_naive),
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

pub(super) fn insert(
    conn: &mut Conn,
    new: &NewProgress,
    mechanic: MechanicId,
    now: Timestamp,
) -> Result<ProgressId, Fault> {
    let id: i64 = diesel::insert_into(t::table)
        .values((
            t::order_id.eq(new.order.get()),
            t::mechanic_id.eq(mechanic.get()),
            t::service_id.eq(new.service.map(ServiceId::get)),
            t::word.eq(new.milestone.word()),
            t::note.eq(&new.note),
            t::images.eq(json!(new.images).to_string()),
            t::created_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(ProgressId::new(id))
}

pub(super) fn find(conn: &mut Conn, id: ProgressId) -> Result<Option<ProgressNote>, Fault> {
    let row: Option<Row> = t::table.find(id.get()).select(COLUMNS).first(conn).optional()?;
    row.map(progress_note).transpose()
}

/// A page of an order's, oldest first, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, order: WorkOrderId, page: PageRequest) -> Result<Vec<ProgressNote>, Fault> {
    let rows: Vec<Row> = t::table
        .filter(t::order_id.eq(order.get()))
        .filter(t::id.gt(page.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(COLUMNS)
        .load(conn)?;
    rows.into_iter().map(progress_note).collect()
}

/// The last report on each of these orders.
pub(super) fn last_of(conn: &mut Conn, orders: &[WorkOrderId]) -> Result<HashMap<WorkOrderId, ProgressNote>, Fault> {
    let ids: Vec<i64> = orders.iter().map(|order| order.get()).collect();
    let last: Vec<Option<i64>> =
        t::table.filter(t::order_id.eq_any(ids)).group_by(t::order_id).select(diesel::dsl::max(t::id)).load(conn)?;
    let last: Vec<i64> = last.into_iter().flatten().collect();
    let rows: Vec<Row> = t::table.filter(t::id.eq_any(last)).select(COLUMNS).load(conn)?;
    rows.into_iter().map(|row| progress_note(row).map(|note| (note.order, note))).collect()
}

/// Whether the last report on an order is validated, if there is one.
pub(super) fn is_last_validated(conn: &mut Conn, order: WorkOrderId) -> Result<bool, Fault> {
    let last: Option<Option<NaiveDateTime>> = t::table
        .filter(t::order_id.eq(order.get()))
        .order(t::id.desc())
        .select(t::validated_at)
        .first(conn)
        .optional()?;
    Ok(last.is_none_or(|validated_at| validated_at.is_some()))
}

/// The services of an order that somebody has reported as completed; `None` stands for all.
pub(super) fn completed(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<Option<ServiceId>>, Fault> {
    let rows: Vec<Option<i64>> = t::table
        .filter(t::order_id.eq(order.get()))
        .filter(t::word.eq(Milestone::Completed.word()))
        .select(t::service_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|service| service.map(ServiceId::new)).collect())
}

/// Changes what is given while it is at this version and not validated; whether it was.
pub(super) fn update(
    conn: &mut Conn,
    (id, version): (ProgressId, i64),
    change: &ProgressChange,
    now: Timestamp,
) -> Result<bool, Fault> {
    let open = t::table.find(id.get()).filter(t::version.eq(version)).filter(t::validated_at.is_null());
    let changed = diesel::update(open)
        .set((
            change.note.as_ref().map(|note| t::note.eq(note.as_deref())),
            change.images.as_ref().map(|images| t::images.eq(json!(images).to_string())),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Validates one; whether it was not.
pub(super) fn validate(conn: &mut Conn, id: ProgressId, by: AccountId, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::table.find(id.get()).filter(t::validated_at.is_null()))
        .set((
            t::validated_at.eq(now.naive()),
            t::validated_by.eq(by.get()),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
