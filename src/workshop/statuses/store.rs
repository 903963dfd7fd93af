//! The queries on statuses.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{KnownStatus, NewStatus, StatusChange};
use crate::kernel::error::Fault;
use crate::kernel::id::StatusId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::statuses as t;
use crate::workshop::orders::Stage;
use crate::workshop::reference::Reference;

/// The names of how far things may have come.
#[derive(Debug, Clone, Copy)]
pub struct Statuses;

type Row = (i64, String, Option<String>, NaiveDateTime);

fn status((id, name, stage, created_at): Row) -> Result<KnownStatus, Fault> {
    let stage = stage.map(|word| {
        Stage::from_word(&word).ok_or_else(|| Fault::internal(format!("status {id} names an unknown stage")))
    });
    Ok(KnownStatus {
        id: StatusId::new(id),
        name,
        stage: stage.transpose()?,
        created_at: Timestamp::from_naive(created_at),
    })
}

impl Reference for Statuses {
    const WORD: &'static str = "status";
    type Id = StatusId;
    type New = NewStatus;
    type Change = StatusChange;
    type Entry = KnownStatus;

    fn insert(conn: &mut Conn, new: &NewStatus, now: Timestamp) -> Result<StatusId, diesel::result::Error> {
        let id: i64 = diesel::insert_into(t::table)
            .values((t::name.eq(&new.name), t::created_at.eq(now.naive())))
            .returning(t::id)
            .get_result(conn)?;
        Ok(StatusId::new(id))
    }

    fn update(conn: &mut Conn, id: StatusId, change: &StatusChange) -> Result<usize, diesel::result::Error> {
        diesel::update(t::table.find(id.get()))
            // so that a change of nothing is a statement too
            .set((t::id.eq(t::id), change.name.as_deref().map(|name| t::name.eq(name))))
            .execute(conn)
    }

    /// The name of a stage stays: it counts as none of the list's.
    fn delete(conn: &mut Conn, id: StatusId) -> Result<usize, diesel::result::Error> {
        diesel::delete(t::table.find(id.get()).filter(t::stage.is_null())).execute(conn)
    }

    fn find(conn: &mut Conn, id: StatusId) -> Result<Option<KnownStatus>, Fault> {
        let row: Option<Row> = t::table.find(id.get()).select(t::all_columns).first(conn).optional()?;
        row.map(status).transpose()
    }

    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<KnownStatus>, Fault> {
        let rows: Vec<Row> = t::table
            .filter(t::id.gt(page.cursor.unwrap_or(0)))
            .order(t::id)
            .limit(page.limit.rows() + 1)
            .offset(page.skip)
            .select(t::all_columns)
            .load(conn)?;
        rows.into_iter().map(status).collect()
    }

    fn position(entry: &KnownStatus) -> i64 {
        entry.id.get()
    }
}
