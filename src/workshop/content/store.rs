//! The queries on pages.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::Value;

use super::Content;
use crate::kernel::error::Fault;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::contents as t;

/// Makes a page; runs into the one of this name.
pub(super) fn insert(conn: &mut Conn, id: &str, data: &Value, now: Timestamp) -> Result<usize, diesel::result::Error> {
    diesel::insert_into(t::table)
        .values((t::id.eq(id), t::data.eq(data.to_string()), t::updated_at.eq(now.naive())))
        .execute(conn)
}

/// Replaces what a page says.
pub(super) fn update(conn: &mut Conn, id: &str, data: &Value, now: Timestamp) -> Result<(), Fault> {
    diesel::update(t::table.find(id))
        .set((t::data.eq(data.to_string()), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

/// The page of this name.
pub(super) fn find(conn: &mut Conn, id: &str) -> Result<Option<Content>, Fault> {
    let row: Option<(String, String, NaiveDateTime)> =
        t::table.find(id).select(t::all_columns).first(conn).optional()?;
    row.map(|(id, data, updated_at)| {
        let data = serde_json::from_str(&data)
            .map_err(|error| Fault::internal(format!("content {id} cannot be read: {error}")))?;
        Ok(Content { id, data, updated_at: Timestamp::from_naive(updated_at) })
    })
    .transpose()
}
