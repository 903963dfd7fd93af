//! The queries on addresses and the areas they lie in.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AddressId, AreaId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::{addresses, areas};
use crate::workshop::people::{Address, AddressChange, Area, AreaChange, NewAddress, NewArea};
use crate::workshop::reference::Reference;

type AddressRow = (i64, i64, String, String, Option<String>, Option<i64>, NaiveDateTime, NaiveDateTime);

fn address_of(row: AddressRow) -> Address {
    let (id, account, label, line1, line2, area, created_at, updated_at) = row;
    Address {
        id: AddressId::new(id),
        account: AccountId::new(account),
        label,
        line1,
        line2,
        area: area.map(AreaId::new),
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    }
}

/// Inserts; may run into an area that has gone.
pub(super) fn insert_address(
    conn: &mut Conn,
    new: &NewAddress,
    now: Timestamp,
) -> Result<AddressId, diesel::result::Error> {
    let id: i64 = diesel::insert_into(addresses::table)
        .values((
            addresses::account_id.eq(new.account.get()),
            addresses::label.eq(&new.label),
            addresses::line1.eq(&new.line1),
            addresses::line2.eq(&new.line2),
            addresses::area_id.eq(new.area.map(AreaId::get)),
            addresses::created_at.eq(now.naive()),
            addresses::updated_at.eq(now.naive()),
        ))
        .returning(addresses::id)
        .get_result(conn)?;
    Ok(AddressId::new(id))
}

/// Changes what is given; may run into an area that has gone.
pub(super) fn update_address(
    conn: &mut Conn,
    id: AddressId,
    change: &AddressChange,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::update(addresses::table.find(id.get()))
        .set((
            change.label.as_deref().map(|label| addresses::label.eq(label)),
            change.line1.as_deref().map(|line| addresses::line1.eq(line)),
            change.line2.as_deref().map(|line| addresses::line2.eq(line)),
            change.area.map(|area| addresses::area_id.eq(area.get())),
            addresses::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// Takes an address in hand: nobody else changes it until this transaction ends.
pub(super) fn hold_address(conn: &mut Conn, id: AddressId) -> Result<(), Fault> {
    diesel::update(addresses::table.find(id.get())).set(addresses::id.eq(addresses::id)).execute(conn)?;
    Ok(())
}

/// Deletes an address; whether it was there.
pub(super) fn delete_address(conn: &mut Conn, id: AddressId) -> Result<bool, Fault> {
    Ok(diesel::delete(addresses::table.find(id.get())).execute(conn)? == 1)
}

/// One address.
pub(super) fn address(conn: &mut Conn, id: AddressId) -> Result<Option<Address>, Fault> {
    let row: Option<AddressRow> =
        addresses::table.find(id.get()).select(addresses::all_columns).first(conn).optional()?;
    Ok(row.map(address_of))
}

/// A page, oldest first, with one row more than the limit when there are more.
pub(super) fn addresses(conn: &mut Conn, of: Option<AccountId>, page: PageRequest) -> Result<Vec<Address>, Fault> {
    let mut query = addresses::table
        .filter(addresses::id.gt(page.cursor.unwrap_or(0)))
        .order(addresses::id)
        .limit(page.limit.rows() + 1)
        .offset(page.skip)
        .select(addresses::all_columns)
        .into_boxed();
    if let Some(of) = of {
        query = query.filter(addresses::account_id.eq(of.get()));
    }
    Ok(query.load::<AddressRow>(conn)?.into_iter().map(address_of).collect())
}

/// The parts of town that the workshop serves.
#[derive(Debug, Clone, Copy)]
pub struct Areas;

type AreaRow = (i64, String, String, NaiveDateTime);

fn area_of((id, name, pincode, created_at): AreaRow) -> Area {
    Area { id: AreaId::new(id), name, pincode, created_at: Timestamp::from_naive(created_at) }
}

impl Reference for Areas {
    const WORD: &'static str = "area";
    type Id = AreaId;
    type New = NewArea;
    type Change = AreaChange;
    type Entry = Area;

    fn insert(conn: &mut Conn, new: &NewArea, now: Timestamp) -> Result<AreaId, diesel::result::Error> {
        let id: i64 = diesel::insert_into(areas::table)
            .values((areas::name.eq(&new.name), areas::pincode.eq(&new.pincode), areas::created_at.eq(now.naive())))
            .returning(areas::id)
            .get_result(conn)?;
        Ok(AreaId::new(id))
    }

    fn update(conn: &mut Conn, id: AreaId, change: &AreaChange) -> Result<usize, diesel::result::Error> {
        diesel::update(areas::table.find(id.get()))
            .set((
                // so that a change of nothing is a statement too
                areas::id.eq(areas::id),
                change.name.as_deref().map(|name| areas::name.eq(name)),
                change.pincode.as_deref().map(|pincode| areas::pincode.eq(pincode)),
            ))
            .execute(conn)
    }

    fn delete(conn: &mut Conn, id: AreaId) -> Result<usize, diesel::result::Error> {
        diesel::delete(areas::table.find(id.get())).execute(conn)
    }

    fn find(conn: &mut Conn, id: AreaId) -> Result<Option<Area>, Fault> {
        let row: Option<AreaRow> = areas::table.find(id.get()).select(areas::all_columns).first(conn).optional()?;
        Ok(row.map(area_of))
    }

    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<Area>, Fault> {
        let rows: Vec<AreaRow> = areas::table
            .filter(areas::id.gt(page.cursor.unwrap_or(0)))
            .order(areas::id)
            .limit(page.limit.rows() + 1)
            .offset(page.skip)
            .select(areas::all_columns)
            .load(conn)?;
        Ok(rows.into_iter().map(area_of).collect())
    }

    fn position(entry: &Area) -> i64 {
        entry.id.get()
    }
}
