//! The queries on slots of the day.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Hours, NewTimeSlot, TimeSlot, TimeSlotChange};
use crate::kernel::error::Fault;
use crate::kernel::id::TimeSlotId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::time_slots as t;
use crate::workshop::reference::Reference;

/// The slots of a day that customers choose from.
#[derive(Debug, Clone, Copy)]
pub struct TimeSlots;

type Row = (i64, String, i32, i32, NaiveDateTime);

fn slot((id, name, starts, ends, created_at): Row) -> Result<TimeSlot, Fault> {
    let hours =
        Hours::new(starts, ends).ok_or_else(|| Fault::internal(format!("time slot {id} has impossible hours")))?;
    Ok(TimeSlot { id: TimeSlotId::new(id), name, hours, created_at: Timestamp::from_naive(created_at) })
}

impl Reference for TimeSlots {
    const WORD: &'static str = "time slot";
    type Id = TimeSlotId;
    type New = NewTimeSlot;
    type Change = TimeSlotChange;
    type Entry = TimeSlot;

    fn insert(conn: &mut Conn, new: &NewTimeSlot, now: Timestamp) -> Result<TimeSlotId, diesel::result::Error> {
        let id: i64 = diesel::insert_into(t::table)
            .values((
                t::name.eq(&new.name),
                t::starts_minute.eq(new.hours.starts()),
                t::ends_minute.eq(new.hours.ends()),
                t::created_at.eq(now.naive()),
            ))
            .returning(t::id)
            .get_result(conn)?;
        Ok(TimeSlotId::new(id))
    }

    fn update(conn: &mut Conn, id: TimeSlotId, change: &TimeSlotChange) -> Result<usize, diesel::result::Error> {
        diesel::update(t::table.find(id.get()))
            .set((
                // so that a change of nothing is a statement too
                t::id.eq(t::id),
                change.name.as_deref().map(|name| t::name.eq(name)),
                change.hours.map(|hours| t::starts_minute.eq(hours.starts())),
                change.hours.map(|hours| t::ends_minute.eq(hours.ends())),
            ))
            .execute(conn)
    }

    fn delete(conn: &mut Conn, id: TimeSlotId) -> Result<usize, diesel::result::Error> {
        diesel::delete(t::table.find(id.get())).execute(conn)
    }

    fn find(conn: &mut Conn, id: TimeSlotId) -> Result<Option<TimeSlot>, Fault> {
        let row: Option<Row> = t::table.find(id.get()).select(t::all_columns).first(conn).optional()?;
        row.map(slot).transpose()
    }

    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<TimeSlot>, Fault> {
        let rows: Vec<Row> = t::table
            .filter(t::id.gt(page.cursor.unwrap_or(0)))
            .order(t::id)
            .limit(page.limit.rows() + 1)
            .offset(page.skip)
            .select(t::all_columns)
            .load(conn)?;
        rows.into_iter().map(slot).collect()
    }

    fn position(entry: &TimeSlot) -> i64 {
        entry.id.get()
    }
}
