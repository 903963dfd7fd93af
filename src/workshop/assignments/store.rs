//! The queries on assignments and their kinds.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::dsl::exists;
use diesel::prelude::*;

use super::model::{Assignment, AssignmentFilter, Kind, KindChange, NewAssignment, NewKind, Purpose};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssignmentId, AssignmentKindId, MechanicId, WorkOrderId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::assignment_kinds as kinds;
use crate::storage::schema::assignments as t;
use crate::storage::schema::work_orders as w;
use crate::workshop::reference::Reference;

/// The kinds of assignments.
#[derive(Debug, Clone, Copy)]
pub struct AssignmentKinds;

type KindRow = (i64, String, NaiveDateTime, Option<String>, Option<String>, Option<String>);

fn kind((id, name, created_at, description, image, purpose): KindRow) -> Result<Kind, Fault> {
    Ok(Kind {
        id: AssignmentKindId::new(id),
        name,
        description,
        image,
        purpose: read_purpose(purpose)?,
        created_at: Timestamp::from_naive(created_at),
    })
}

fn read_purpose(word: Option<String>) -> Result<Option<Purpose>, Fault> {
    let known = |word: String| {
        Purpose::from_word(&word)
            .ok_or_else(|| Fault::internal(format!("an assignment for an unknown purpose: {word}")))
    };
    word.map(known).transpose()
}

impl Reference for AssignmentKinds {
    const WORD: &'static str = "assignment kind";
    type Id = AssignmentKindId;
    type New = NewKind;
    type Change = KindChange;
    type Entry = Kind;

    fn insert(conn: &mut Conn, new: &NewKind, now: Timestamp) -> Result<AssignmentKindId, diesel::result::Error> {
        let id: i64 = diesel::insert_into(kinds::table)
            .values((
                kinds::name.eq(&new.name),
                kinds::description.eq(&new.description),
                kinds::image.eq(&new.image),
                kinds::purpose.eq(new.purpose.map(Purpose::word)),
                kinds::created_at.eq(now.naive()),
            ))
            .returning(kinds::id)
            .get_result(conn)?;
        Ok(AssignmentKindId::new(id))
    }

    fn update(conn: &mut Conn, id: AssignmentKindId, change: &KindChange) -> Result<usize, diesel::result::Error> {
        diesel::update(kinds::table.find(id.get()))
            .set((
                // so that a change of nothing is a statement too
                kinds::id.eq(kinds::id),
                change.name.as_deref().map(|name| kinds::name.eq(name)),
                change.description.as_deref().map(|text| kinds::description.eq(text)),
                change.image.as_deref().map(|image| kinds::image.eq(image)),
            ))
            .execute(conn)
    }

    fn delete(conn: &mut Conn, id: AssignmentKindId) -> Result<usize, diesel::result::Error> {
        diesel::delete(kinds::table.find(id.get())).execute(conn)
    }

    fn find(conn: &mut Conn, id: AssignmentKindId) -> Result<Option<Kind>, Fault> {
        let row: Option<KindRow> = kinds::table.find(id.get()).select(kinds::all_columns).first(conn).optional()?;
        row.map(kind).transpose()
    }

    fn page(conn: &mut Conn, page: PageRequest) -> Result<Vec<Kind>, Fault> {
        let rows: Vec<KindRow> = kinds::table
            .filter(kinds::id.gt(page.cursor.unwrap_or(0)))
            .order(kinds::id)
            .limit(page.limit.rows() + 1)
            .offset(page.skip)
            .select(kinds::all_columns)
            .load(conn)?;
        rows.into_iter().map(kind).collect()
    }

    fn position(entry: &Kind) -> i64 {
        entry.id.get()
    }
}

type Row =
    ((i64, i64, i64, Option<i64>, Option<String>, NaiveDate, NaiveDateTime, Option<NaiveDateTime>), Option<String>);

fn assignment(row: Row) -> Result<Assignment, Fault> {
    let ((id, order, mechanic, kind, note, day, assigned_at, closed_at), purpose) = row;
    Ok(Assignment {
        id: AssignmentId::new(id),
        order: WorkOrderId::new(order),
        mechanic: MechanicId::new(mechanic),
        kind: kind.map(AssignmentKindId::new),
        purpose: read_purpose(purpose)?,
        note,
        day,
        assigned_at: Timestamp::from_naive(assigned_at),
        closed_at: closed_at.map(Timestamp::from_naive),
    })
}

/// Inserts; runs into an open assignment of the same mechanic, or into a parent that has gone.
pub(super) fn insert(
    conn: &mut Conn,
    new: &NewAssignment,
    day: NaiveDate,
    now: Timestamp,
) -> Result<AssignmentId, diesel::result::Error> {
    let id: i64 = diesel::insert_into(t::table)
        .values((
            t::order_id.eq(new.order.get()),
            t::mechanic_id.eq(new.mechanic.get()),
            t::kind_id.eq(new.kind.map(AssignmentKindId::get)),
            t::note.eq(&new.note),
            t::assigned_on.eq(day),
            t::assigned_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(AssignmentId::new(id))
}

/// Closes one; whether it was open.
pub(super) fn close(conn: &mut Conn, id: AssignmentId, now: Timestamp) -> Result<bool, Fault> {
    let closed = diesel::update(t::table.find(id.get()).filter(t::closed_at.is_null()))
        .set(t::closed_at.eq(now.naive()))
        .execute(conn)?;
    Ok(closed == 1)
}

/// Deletes one; whether it was there.
pub(super) fn delete(conn: &mut Conn, id: AssignmentId) -> Result<bool, Fault> {
    Ok(diesel::delete(t::table.find(id.get())).execute(conn)? == 1)
}

/// One of an order that is not deleted.
pub(super) fn find(conn: &mut Conn, id: AssignmentId) -> Result<Option<Assignment>, Fault> {
    let row: Option<Row> = t::table
        .inner_join(w::table)
        .left_join(kinds::table)
        .filter(t::id.eq(id.get()))
        .filter(w::deleted_at.is_null())
        .select((t::all_columns, kinds::purpose.nullable()))
        .first(conn)
        .optional()?;
    row.map(assignment).transpose()
}

/// A page, newest first, with one row more than the limit when there are more; those of somebody's own orders, and what they
/// were given, if `of` says so. Of deleted orders there are none.
pub(super) fn page(
    conn: &mut Conn,
    filter: &AssignmentFilter,
    of: Option<AccountId>,
    request: PageRequest,
) -> Result<Vec<Assignment>, Fault> {
    let mut wanted = t::table
        .inner_join(w::table)
        .left_join(kinds::table)
        .filter(w::deleted_at.is_null())
        .order(t::id.desc())
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select((t::all_columns, kinds::purpose.nullable()))
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.lt(cursor));
    }
    if let Some(account) = of {
        wanted = wanted.filter(w::customer_id.eq(account.get()).or(t::mechanic_id.eq(account.get())));
    }
    if let Some(order) = filter.order {
        wanted = wanted.filter(t::order_id.eq(order.get()));
    }
    if let Some(mechanic) = filter.mechanic {
        wanted = wanted.filter(t::mechanic_id.eq(mechanic.get()));
    }
    match filter.open {
        Some(true) => wanted = wanted.filter(t::closed_at.is_null()),
        Some(false) => wanted = wanted.filter(t::closed_at.is_not_null()),
        None => {}
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(assignment).collect()
}

/// All of an order, in the order that they were made.
pub(super) fn of_order(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<Assignment>, Fault> {
    of_orders(conn, &[order])
}

/// The same of these orders.
pub(in crate::workshop) fn of_orders(conn: &mut Conn, orders: &[WorkOrderId]) -> Result<Vec<Assignment>, Fault> {
    let ids: Vec<i64> = orders.iter().map(|order| order.get()).collect();
    let rows: Vec<Row> = t::table
        .left_join(kinds::table)
        .filter(t::order_id.eq_any(ids))
        .order(t::id)
        .select((t::all_columns, kinds::purpose.nullable()))
        .load(conn)?;
    rows.into_iter().map(assignment).collect()
}

/// Which mechanics each of these orders was given to, each pair once.
pub(super) fn given(conn: &mut Conn, orders: &[WorkOrderId]) -> Result<Vec<(WorkOrderId, MechanicId)>, Fault> {
    let ids: Vec<i64> = orders.iter().map(|order| order.get()).collect();
    let rows: Vec<(i64, i64)> = t::table
        .filter(t::order_id.eq_any(ids))
        .order((t::order_id, t::mechanic_id))
        .select((t::order_id, t::mechanic_id))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|(order, mechanic)| (WorkOrderId::new(order), MechanicId::new(mechanic))).collect())
}

/// Whether a mechanic has any order in hand.
pub(super) fn has_work(conn: &mut Conn, mechanic: MechanicId) -> Result<bool, Fault> {
    let open = t::table.filter(t::mechanic_id.eq(mechanic.get())).filter(t::closed_at.is_null());
    Ok(diesel::select(exists(open)).get_result(conn)?)
}

/// An assignment of this mechanic to this order, closed or not.
pub(in crate::workshop) fn was_given(conn: &mut Conn, order: WorkOrderId, who: AccountId) -> Result<bool, Fault> {
    let given = t::table.filter(t::order_id.eq(order.get())).filter(t::mechanic_id.eq(who.get()));
    Ok(diesel::select(exists(given)).get_result(conn)?)
}

/// One that is not closed.
pub(in crate::workshop) fn is_given(conn: &mut Conn, order: WorkOrderId, who: AccountId) -> Result<bool, Fault> {
    let given = t::table.filter(t::order_id.eq(order.get())).filter(t::mechanic_id.eq(who.get()));
    Ok(diesel::select(exists(given.filter(t::closed_at.is_null()))).get_result(conn)?)
}

/// How many orders that are not deleted each mechanic was given, each order counted once; most first.
pub(super) fn counts(conn: &mut Conn) -> Result<Vec<(MechanicId, i64)>, Fault> {
    let rows: Vec<(i64, i64)> = t::table
        .inner_join(w::table)
        .filter(w::deleted_at.is_null())
        .group_by(t::mechanic_id)
        .select((t::mechanic_id, diesel::dsl::count(t::order_id).aggregate_distinct()))
        .load(conn)?;
    let mut found: Vec<(MechanicId, i64)> =
        rows.into_iter().map(|(mechanic, orders)| (MechanicId::new(mechanic), orders)).collect();
    found.sort_by_key(|(mechanic, orders)| (std::cmp::Reverse(*orders), *mechanic));
    Ok(found)
}
