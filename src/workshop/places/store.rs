//! The queries on places.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{NewPlace, Place, PlaceChange};
use crate::kernel::error::Fault;
use crate::kernel::geo::Point;
use crate::kernel::id::PlaceId;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::workshops::dsl as t;

type Row = (
    (i64, String, f64, f64),
    (Option<String>, Option<String>, Option<String>),
    (bool, i64, NaiveDateTime, NaiveDateTime),
);
type Columns = (
    (t::id, t::name, t::latitude, t::longitude),
    (t::address, t::phone, t::opening_hours),
    (t::is_open, t::version, t::created_at, t::updated_at),
);
const COLUMNS: Columns = (
    (t::id, t::name, t::latitude, t::longitude),
    (t::address, t::phone, t::opening_hours),
    (t::is_open, t::version, t::created_at, t::updated_at),
);

fn place(row: Row) -> Result<Place, Fault> {
    let ((id, name, lat, lng), (address, phone, opening_hours), (is_open, version, created_at, updated_at)) = row;
    Ok(Place {
        id: PlaceId::new(id),
        name,
        at: Point::new(lat, lng).ok_or_else(|| Fault::internal(format!("place {id} is nowhere")))?,
        address,
        phone,
        opening_hours,
        is_open,
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

pub(super) fn find(conn: &mut Conn, id: PlaceId) -> Result<Option<Place>, Fault> {
    let row: Option<Row> =
        t::workshops.find(id.get()).filter(t::deleted_at.is_null()).select(COLUMNS).first(conn).optional()?;
    row.map(place).transpose()
}

/// A page in the order of ids, with one row more than the limit when there are more.
pub(super) fn page(conn: &mut Conn, open_only: bool, page: PageRequest) -> Result<Vec<Place>, Fault> {
    let mut query = t::workshops
        .filter(t::deleted_at.is_null())
        .filter(t::id.gt(page.cursor.unwrap_or(0)))
        .order(t::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(COLUMNS)
        .into_boxed();
    if open_only {
        query = query.filter(t::is_open.eq(true));
    }
    query.load::<Row>(conn)?.into_iter().map(place).collect()
}

/// All of them, in no order.
pub(super) fn all(conn: &mut Conn, open_only: bool) -> Result<Vec<Place>, Fault> {
    let mut query = t::workshops.filter(t::deleted_at.is_null()).select(COLUMNS).into_boxed();
    if open_only {
        query = query.filter(t::is_open.eq(true));
    }
    query.load::<Row>(conn)?.into_iter().map(place).collect()
}

pub(super) fn insert(conn: &mut Conn, new: &NewPlace, now: Timestamp) -> Result<i64, Fault> {
    Ok(diesel::insert_into(t::workshops)
        .values((
            t::name.eq(&new.name),
            t::latitude.eq(new.at.lat.degrees()),
            t::longitude.eq(new.at.lng.degrees()),
            t::address.eq(&new.address),
            t::phone.eq(&new.phone),
            t::opening_hours.eq(&new.opening_hours),
            t::is_open.eq(new.is_open),
            t::created_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?)
}

/// Changes what is given of a place of this version; `false` when it is another by now, or deleted.
pub(super) fn update(
    conn: &mut Conn,
    id: PlaceId,
    version: i64,
    change: &PlaceChange,
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed =
        diesel::update(t::workshops.find(id.get()).filter(t::version.eq(version)).filter(t::deleted_at.is_null()))
            .set((
                change.name.as_deref().map(|name| t::name.eq(name)),
                change.at.map(|at| (t::latitude.eq(at.lat.degrees()), t::longitude.eq(at.lng.degrees()))),
                change.address.clone().map(|address| t::address.eq(address)),
                change.phone.clone().map(|phone| t::phone.eq(phone)),
                change.opening_hours.clone().map(|hours| t::opening_hours.eq(hours)),
                change.is_open.map(|is_open| t::is_open.eq(is_open)),
                t::version.eq(t::version + 1),
                t::updated_at.eq(now.naive()),
            ))
            .execute(conn)?;
    Ok(changed == 1)
}

/// Deletes a place of this version; `false` when it is another by now, or deleted.
pub(super) fn mark_deleted(conn: &mut Conn, id: PlaceId, version: i64, now: Timestamp) -> Result<bool, Fault> {
    let changed =
        diesel::update(t::workshops.find(id.get()).filter(t::version.eq(version)).filter(t::deleted_at.is_null()))
            .set((t::deleted_at.eq(now.naive()), t::version.eq(t::version + 1)))
            .execute(conn)?;
    Ok(changed == 1)
}
