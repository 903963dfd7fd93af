//! The queries on the photos of work orders.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::OrderPhoto;
use crate::kernel::error::Fault;
use crate::kernel::id::WorkOrderId;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::order_files::dsl as f;

/// Attaches a photo; runs into it where it is attached, or into a key that no photo has.
pub(in crate::workshop::orders) fn attach(
    conn: &mut Conn,
    order: WorkOrderId,
    (key, note): (&str, Option<&str>),
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(f::order_files)
        .values((f::order_id.eq(order.get()), f::photo_key.eq(key), f::note.eq(note), f::created_at.eq(now.naive())))
        .execute(conn)
}

/// The photos of an order, oldest first.
pub(in crate::workshop::orders) fn photos(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<OrderPhoto>, Fault> {
    let rows: Vec<(String, Option<String>, NaiveDateTime)> = f::order_files
        .filter(f::order_id.eq(order.get()))
        .order((f::created_at, f::photo_key))
        .select((f::photo_key, f::note, f::created_at))
        .load(conn)?;
    let photo = |(key, note, at)| OrderPhoto { key, note, attached_at: Timestamp::from_naive(at) };
    Ok(rows.into_iter().map(photo).collect())
}
