//! The queries on attendance.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use crate::kernel::error::Fault;
use crate::kernel::id::MechanicId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::attendance;
use crate::workshop::moment::day_of;
use crate::workshop::people::{Attendance, AttendanceChange, AttendanceId, Presence};

type AttendanceRow = (i64, i64, NaiveDate, String, NaiveDateTime, Option<NaiveDateTime>);

fn attendance_of(row: AttendanceRow) -> Result<Attendance, Fault> {
    let (id, mechanic, day, word, created_at, named_at) = row;
    let presence =
        Presence::from_word(&word).ok_or_else(|| Fault::internal(format!("attendance {id} has an unknown status")))?;
    Ok(Attendance {
        id: AttendanceId(id),
        mechanic: MechanicId::new(mechanic),
        day,
        presence,
        created_at: Timestamp::from_naive(created_at),
        named_at: named_at.map(Timestamp::from_naive),
    })
}

/// Writes a day down; runs into the one that is written down for the mechanic.
pub(super) fn insert_attendance(
    conn: &mut Conn,
    (mechanic, day, presence): (MechanicId, NaiveDate, Presence),
    (named_at, now): (Option<Timestamp>, Timestamp),
) -> Result<AttendanceId, diesel::result::Error> {
    let id = diesel::insert_into(attendance::table)
        .values((
            attendance::mechanic_id.eq(mechanic.get()),
            attendance::day.eq(day),
            attendance::status.eq(presence.word()),
            attendance::created_at.eq(now.naive()),
            attendance::named_at.eq(named_at.map(Timestamp::naive)),
        ))
        .returning(attendance::id)
        .get_result(conn)?;
    Ok(AttendanceId(id))
}

/// Changes what is given; may run into another line of the day.
pub(super) fn update_attendance(
    conn: &mut Conn,
    id: AttendanceId,
    change: AttendanceChange,
) -> Result<usize, diesel::result::Error> {
    let day = change.day.or_else(|| change.named_at.map(day_of));
    diesel::update(attendance::table.find(id.0))
        .set((
            // so that a change of nothing is a statement too
            attendance::id.eq(attendance::id),
            day.map(|day| attendance::day.eq(day)),
            change.named_at.map(|at| attendance::named_at.eq(at.naive())),
            change.presence.map(|presence| attendance::status.eq(presence.word())),
        ))
        .execute(conn)
}

/// Deletes a line; whether it was there.
pub(super) fn delete_attendance(conn: &mut Conn, id: AttendanceId) -> Result<bool, Fault> {
    Ok(diesel::delete(attendance::table.find(id.0)).execute(conn)? == 1)
}

/// One line.
pub(super) fn attendance(conn: &mut Conn, id: AttendanceId) -> Result<Option<Attendance>, Fault> {
    let row: Option<AttendanceRow> =
        attendance::table.find(id.0).select(attendance::all_columns).first(conn).optional()?;
    row.map(attendance_of).transpose()
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn attendance_page(
    conn: &mut Conn,
    mechanic: Option<MechanicId>,
    page: PageRequest,
) -> Result<Vec<Attendance>, Fault> {
    let mut query = attendance::table
        .filter(attendance::id.gt(page.cursor.unwrap_or(0)))
        .order(attendance::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(attendance::all_columns)
        .into_boxed();
    if let Some(mechanic) = mechanic {
        query = query.filter(attendance::mechanic_id.eq(mechanic.get()));
    }
    query.load::<AttendanceRow>(conn)?.into_iter().map(attendance_of).collect()
}
