//! Who came to work, day by day.

mod store;

use chrono::NaiveDate;

use super::mechanics::{WORD as MECHANIC, keep};
use super::model::{Attendance, AttendanceChange, AttendanceId, Presence};
use super::{Standing, store as people};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, MechanicId};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::workshop::moment::day_of;
use crate::workshop::{Error, Expected, Workshop};

const WORD: &str = "attendance";

/// Writes down one day of a mechanic, by themselves or staff.
///
/// # Errors
/// [`Error::NotAllowed`] for customers; [`Error::NotFound`] where there is no such mechanic; [`Error::NotYours`];
/// [`Error::Exists`] for a day that is written down.
pub async fn record_attendance(
    workshop: &Workshop,
    caller: Identity,
    (mechanic, day, presence): (MechanicId, NaiveDate, Presence),
) -> Result<Attendance, Error> {
    write_down(workshop, caller, (mechanic, day, presence), None).await
}

/// The same for an instant: its day is the one that counts.
///
/// # Errors
/// As [`record_attendance`].
pub async fn record_attendance_at(
    workshop: &Workshop,
    caller: Identity,
    (mechanic, at, presence): (MechanicId, Timestamp, Presence),
) -> Result<Attendance, Error> {
    write_down(workshop, caller, (mechanic, day_of(at), presence), Some(at)).await
}

async fn write_down(
    workshop: &Workshop,
    caller: Identity,
    (mechanic, day, presence): (MechanicId, NaiveDate, Presence),
    named_at: Option<Timestamp>,
) -> Result<Attendance, Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.workshop_only()?;
            if !people::has_record(tx.conn(), mechanic)? {
                return Err(Error::NotFound(MECHANIC));
            }
            by.own_or_staff(mechanic)?;
            keep(tx, mechanic)?;
            let now = tx.now();
            let id = tx
                .attempt(|conn| store::insert_attendance(conn, (mechanic, day, presence), (named_at, now)))?
                .map_err(|_taken| Error::Exists(WORD))?;
            store::attendance(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// The lines, oldest first: everybody's for staff, else one's own; of one mechanic if asked for.
///
/// # Errors
/// [`Error::NotAllowed`] for customers, [`Error::NotYours`].
pub async fn attendance(
    workshop: &Workshop,
    caller: Identity,
    mechanic: Option<MechanicId>,
    page: PageRequest,
) -> Result<Page<Attendance>, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            by.workshop_only()?;
            let whose = by.rows_of(mechanic.map(AccountId::from))?;
            let rows = store::attendance_page(conn, whose.map(AccountId::as_mechanic), page)?;
            Ok(Page::from_rows(rows, page.limit, |line| line.id.0))
        })
        .await
}

/// One line, for the mechanic it is about and staff.
///
/// # Errors
/// [`Error::NotAllowed`] for customers; [`Error::NotFound`], [`Error::NotYours`].
pub async fn attendance_line(workshop: &Workshop, caller: Identity, id: AttendanceId) -> Result<Attendance, Error> {
    workshop
        .work
        .read(move |conn| {
            let by = Standing::of(conn, caller)?;
            by.workshop_only()?;
            let found = store::attendance(conn, id)?.ok_or(Error::NotFound(WORD))?;
            by.own_or_staff(found.mechanic)?;
            Ok(found)
        })
        .await
}

/// Changes a line, if it is as expected, by the mechanic it is about or staff.
///
/// # Errors
/// [`Error::NotAllowed`] for customers; [`Error::NotFound`], [`Error::NotYours`], [`Error::Changed`]; [`Error::Exists`]
/// for a day that is written down.
pub async fn change_attendance(
    workshop: &Workshop,
    caller: Identity,
    id: AttendanceId,
    change: AttendanceChange,
    expected: Expected<Attendance>,
) -> Result<Attendance, Error> {
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.workshop_only()?;
            let found = store::attendance(tx.conn(), id)?.ok_or(Error::NotFound(WORD))?;
            by.own_or_staff(found.mechanic)?;
            // from here on nobody else changes it until this transaction ends
            store::update_attendance(tx.conn(), id, AttendanceChange::default())?;
            expected.check(store::attendance(tx.conn(), id)?.as_ref())?;
            tx.attempt(|conn| store::update_attendance(conn, id, change))?.map_err(|_taken| Error::Exists(WORD))?;
            store::attendance(tx.conn(), id)?.ok_or(Error::NotFound(WORD))
        })
        .await
}

/// Strikes a line out; for staff.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn remove_attendance(workshop: &Workshop, caller: Identity, id: AttendanceId) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            Standing::of(tx.conn(), caller)?.staff_only()?;
            if store::delete_attendance(tx.conn(), id)? { Ok(()) } else { Err(Error::NotFound(WORD)) }
        })
        .await
}
