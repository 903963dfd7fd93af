//! The queries on parts, reservations and stock moves.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Move, NewPart, OrderPart, Part, Reason, Stock};
use super::view::PartFilter;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, PartId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::schema::parts::dsl as t;
use crate::storage::schema::reservations::dsl as r;
use crate::storage::schema::stock_moves::dsl as m;
use crate::storage::{Conn, text};
use crate::workshop::Error;

type Row = (i64, String, Option<String>, i64, String, i64, i64, i64, NaiveDateTime, NaiveDateTime);
type Columns = (
    t::id,
    t::name,
    t::description,
    t::price_minor,
    t::currency,
    t::on_hand,
    t::reserved,
    t::version,
    t::created_at,
    t::updated_at,
);
const COLUMNS: Columns = (
    t::id,
    t::name,
    t::description,
    t::price_minor,
    t::currency,
    t::on_hand,
    t::reserved,
    t::version,
    t::created_at,
    t::updated_at,
);

fn part(row: Row) -> Result<Part, Fault> {
    let (id, name, description, price, currency, on_hand, reserved, version, created_at, updated_at) = row;
    let currency = Currency::parse(&currency).ok_or_else(|| Fault::internal("a part in an unknown currency"))?;
    Ok(Part {
        id: PartId::new(id),
        name,
        description,
        price: Money::new(price, currency),
        stock: Stock { on_hand, reserved },
        version,
        created_at: Timestamp::from_naive(created_at),
        updated_at: Timestamp::from_naive(updated_at),
    })
}

pub(super) fn insert(conn: &mut Conn, new: &NewPart, now: Timestamp) -> Result<Part, Fault> {
    let row: Row = diesel::insert_into(t::parts)
        .values((
            t::name.eq(&new.name),
            t::description.eq(&new.description),
            t::price_minor.eq(new.price.minor),
            t::currency.eq(new.price.currency.code().to_owned()),
            t::on_hand.eq(new.on_hand.pieces()),
            t::created_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .returning(COLUMNS)
        .get_result(conn)?;
    part(row)
}

/// Takes a part in hand: raises its version, and nobody else changes it until this transaction ends.
pub(super) fn take(conn: &mut Conn, id: PartId, now: Timestamp) -> Result<Option<Part>, Fault> {
    let row: Option<Row> = diesel::update(t::parts.find(id.get()).filter(t::deleted_at.is_null()))
        .set((t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .returning(COLUMNS)
        .get_result(conn)
        .optional()?;
    row.map(part).transpose()
}

/// Writes the stock of a part that was taken in hand.
pub(super) fn put(conn: &mut Conn, id: PartId, stock: Stock) -> Result<(), Fault> {
    diesel::update(t::parts.find(id.get()))
        .set((t::on_hand.eq(stock.on_hand), t::reserved.eq(stock.reserved)))
        .execute(conn)?;
    Ok(())
}

/// Writes everything of a part that was taken in hand.
pub(super) fn update(conn: &mut Conn, part: &Part) -> Result<(), Fault> {
    diesel::update(t::parts.find(part.id.get()))
        .set((
            t::name.eq(&part.name),
            t::description.eq(&part.description),
            t::price_minor.eq(part.price.minor),
            t::currency.eq(part.price.currency.code().to_owned()),
            t::on_hand.eq(part.stock.on_hand),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn delete(conn: &mut Conn, id: PartId, now: Timestamp) -> Result<(), Fault> {
    diesel::update(t::parts.find(id.get())).set(t::deleted_at.eq(now.naive())).execute(conn)?;
    Ok(())
}

pub(super) fn find(conn: &mut Conn, id: PartId) -> Result<Option<Part>, Fault> {
    let row: Option<Row> =
        t::parts.find(id.get()).filter(t::deleted_at.is_null()).select(COLUMNS).first(conn).optional()?;
    row.map(part).transpose()
}

/// What a part is called, removed or not, and how many pieces nobody holds; none of a removed one.
pub(super) fn name_and_free(conn: &mut Conn, id: PartId) -> Result<Option<(String, i64)>, Fault> {
    let row: Option<(String, i64, i64, Option<NaiveDateTime>)> =
        t::parts.find(id.get()).select((t::name, t::on_hand, t::reserved, t::deleted_at)).first(conn).optional()?;
    Ok(row.map(|(name, on_hand, reserved, deleted_at)| {
        let free = if deleted_at.is_some() { 0 } else { Stock { on_hand, reserved }.free() };
        (name, free)
    }))
}

/// Up to one more than the page holds, oldest first.
pub(super) fn page(conn: &mut Conn, filter: &PartFilter, request: PageRequest) -> Result<Vec<Part>, Fault> {
    let mut wanted = t::parts
        .filter(t::deleted_at.is_null())
        .order(t::id)
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.gt(cursor));
    }
    if let Some(name) = &filter.name {
        wanted = wanted.filter(text::lower(t::name).like(text::pattern(name)).escape('\\'));
    }
    if let Some(most) = filter.free_at_most {
        wanted = wanted.filter((t::on_hand - t::reserved).le(most));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(part).collect()
}

/// Records a move; one of nothing is none.
pub(super) fn record_move(
    conn: &mut Conn,
    part: PartId,
    (delta, reason): (i64, Reason),
    (order, by): (Option<WorkOrderId>, Option<AccountId>),
    now: Timestamp,
) -> Result<(), Fault> {
    if delta == 0 {
        return Ok(());
    }
    diesel::insert_into(m::stock_moves)
        .values((
            m::part_id.eq(part.get()),
            m::delta.eq(delta),
            m::reason.eq(reason.word()),
            m::order_id.eq(order.map(WorkOrderId::get)),
            m::by_account.eq(by.map(AccountId::get)),
            m::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

type MoveRow = (i64, i64, i64, String, Option<i64>, Option<i64>, NaiveDateTime);

/// Up to one more than the page holds, newest first.
pub(super) fn moves(conn: &mut Conn, part: PartId, request: PageRequest) -> Result<Vec<Move>, Fault> {
    let mut wanted = m::stock_moves
        .filter(m::part_id.eq(part.get()))
        .order(m::id.desc())
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select((m::id, m::part_id, m::delta, m::reason, m::order_id, m::by_account, m::created_at))
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(m::id.lt(cursor));
    }
    let rows: Vec<MoveRow> = wanted.load(conn)?;
    rows.into_iter()
        .map(|(id, part, delta, reason, order, by, at)| {
            Ok(Move {
                id,
                part: PartId::new(part),
                delta,
                reason: Reason::from_word(&reason).ok_or_else(|| Fault::internal("a move without a reason"))?,
                order: order.map(WorkOrderId::new),
                by: by.map(AccountId::new),
                at: Timestamp::from_naive(at),
            })
        })
        .collect()
}

/// What an order has of parts, in the order of their ids.
pub(super) fn of_order(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<OrderPart>, Fault> {
    let rows: Vec<(i64, String, i64, i64)> = r::reservations
        .inner_join(t::parts)
        .filter(r::order_id.eq(order.get()))
        .order(r::part_id)
        .select((r::part_id, t::name, r::held, r::used))
        .load(conn)?;
    let one = |(part, name, held, used)| OrderPart { order, part: PartId::new(part), name, held, used };
    Ok(rows.into_iter().map(one).collect())
}

/// Changes how many pieces of a part an order holds and has used. The order is in hand: nobody else changes its rows.
pub(super) fn shift(
    conn: &mut Conn,
    (order, part): (WorkOrderId, PartId),
    (held, used): (i64, i64),
    now: Timestamp,
) -> Result<(), Error> {
    let row = r::reservations.find((order.get(), part.get()));
    let before: Option<(i64, i64)> = row.select((r::held, r::used)).first(conn).optional()?;
    let (was_held, was_used) = before.unwrap_or_default();
    let (held, used) = (was_held + held, was_used + used);
    if held < 0 || used < 0 {
        return Err(Error::OutOfStock);
    }
    if held + used == 0 {
        diesel::delete(row).execute(conn)?;
    } else if before.is_some() {
        diesel::update(row).set((r::held.eq(held), r::used.eq(used), r::updated_at.eq(now.naive()))).execute(conn)?;
    } else {
        diesel::insert_into(r::reservations)
            .values((
                r::order_id.eq(order.get()),
                r::part_id.eq(part.get()),
                r::held.eq(held),
                r::used.eq(used),
                r::created_at.eq(now.naive()),
                r::updated_at.eq(now.naive()),
            ))
            .execute(conn)?;
    }
    Ok(())
}
