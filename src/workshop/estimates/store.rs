//! The queries on the lines of orders.

use chrono::NaiveDateTime;
use diesel::dsl::{exists, max};
use diesel::prelude::*;

use super::model::{LineKind, LineState, NewLine, OrderLine, Via};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, LineId, PartId, ServiceId, WorkOrderId};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::order_lines::dsl as t;
use crate::storage::schema::{parts, services};
use crate::tx::Tx;
use crate::workshop::desk::Order;
use crate::workshop::{Error, desk};

pub(super) type Columns = (
    (t::id, t::order_id, t::kind, t::description, t::part_id, t::service_id),
    (t::quantity_milli, t::unit_minor, t::round, t::decision),
    (t::decided_at, t::decided_by, t::decided_via, t::created_by, t::version, t::created_at),
);
pub(super) const COLUMNS: Columns = (
    (t::id, t::order_id, t::kind, t::description, t::part_id, t::service_id),
    (t::quantity_milli, t::unit_minor, t::round, t::decision),
    (t::decided_at, t::decided_by, t::decided_via, t::created_by, t::version, t::created_at),
);
pub(super) type Row = (
    (i64, i64, String, String, Option<i64>, Option<i64>),
    (i64, i64, i32, String),
    (Option<NaiveDateTime>, Option<i64>, Option<String>, Option<i64>, i64, NaiveDateTime),
);

pub(super) fn line(row: Row) -> Result<OrderLine, Fault> {
    let (
        (id, order, kind, description, part, service),
        (quantity_milli, unit_minor, round, decision),
        (decided_at, decided_by, via, by, version, created_at),
    ) = row;
    let odd = |what: &str| Fault::internal(format!("line {id} of an estimate has an unknown {what}"));
    Ok(OrderLine {
        id: LineId::new(id),
        order: WorkOrderId::new(order),
        kind: LineKind::from_word(&kind).ok_or_else(|| odd("kind"))?,
        description,
        part: part.map(PartId::new),
        service: service.map(ServiceId::new),
        quantity_milli,
        unit_minor,
        round,
        state: LineState::from_word(&decision).ok_or_else(|| odd("decision"))?,
        decided_at: decided_at.map(Timestamp::from_naive),
        decided_by: decided_by.map(AccountId::new),
        via: via.map(|word| Via::from_word(&word).ok_or_else(|| odd("way"))).transpose()?,
        by: by.map(AccountId::new),
        version,
        created_at: Timestamp::from_naive(created_at),
    })
}

/// Inserts a line of a round in a state, which it came to in a way, written by somebody.
pub(super) fn insert(
    conn: &mut Conn,
    order: WorkOrderId,
    new: &NewLine,
    (round, state, via, by): (i32, LineState, Option<Via>, Option<AccountId>),
    now: Timestamp,
) -> Result<LineId, diesel::result::Error> {
    let is_decided = state != LineState::Open;
    let id: i64 = diesel::insert_into(t::order_lines)
        .values((
            (t::order_id.eq(order.get()), t::kind.eq(new.kind.word()), t::description.eq(&new.description)),
            (t::part_id.eq(new.part.map(PartId::get)), t::service_id.eq(new.service.map(ServiceId::get))),
            (t::quantity_milli.eq(new.quantity_milli), t::unit_minor.eq(new.unit_minor), t::round.eq(round)),
            (
                t::decision.eq(state.word()),
                t::decided_at.eq(is_decided.then(|| now.naive())),
                t::decided_by.eq(by.filter(|_| is_decided).map(AccountId::get)),
                t::decided_via.eq(via.map(Via::word)),
            ),
            (t::created_by.eq(by.map(AccountId::get)), t::created_at.eq(now.naive())),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(LineId::new(id))
}

/// All lines of an order, in the order they were written.
pub(super) fn lines(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<OrderLine>, Fault> {
    let rows: Vec<Row> = t::order_lines.filter(t::order_id.eq(order.get())).order(t::id).select(COLUMNS).load(conn)?;
    rows.into_iter().map(line).collect()
}

/// Up to one more than the page holds, in the order they were written.
pub(super) fn page(
    conn: &mut Conn,
    order: WorkOrderId,
    but_withdrawn: bool,
    request: PageRequest,
) -> Result<Vec<OrderLine>, Fault> {
    let mut wanted = t::order_lines
        .filter(t::order_id.eq(order.get()))
        .order(t::id)
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.gt(cursor));
    }
    if but_withdrawn {
        wanted = wanted.filter(t::decision.ne(LineState::Withdrawn.word()));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(line).collect()
}

pub(super) fn find(conn: &mut Conn, id: LineId) -> Result<Option<OrderLine>, Fault> {
    let row: Option<Row> = t::order_lines.find(id.get()).select(COLUMNS).first(conn).optional()?;
    row.map(line).transpose()
}

/// Takes a line's order in hand, and then reads the line.
pub(super) fn take(tx: &mut Tx<'_>, id: LineId) -> Result<(Order, OrderLine), Error> {
    let found = find(tx.conn(), id)?.ok_or(Error::NotFound("line"))?;
    let order = desk::take(tx, found.order)?;
    // it may have changed while we waited
    Ok((order, find(tx.conn(), id)?.ok_or(Error::NotFound("line"))?))
}

pub(super) fn last_round(conn: &mut Conn, order: WorkOrderId) -> Result<i32, Fault> {
    let last: Option<i32> = t::order_lines.filter(t::order_id.eq(order.get())).select(max(t::round)).first(conn)?;
    Ok(last.unwrap_or(0))
}

pub(super) fn count(conn: &mut Conn, order: WorkOrderId) -> Result<usize, Fault> {
    let count: i64 = t::order_lines.filter(t::order_id.eq(order.get())).count().get_result(conn)?;
    usize::try_from(count).map_err(Fault::internal)
}

/// Decides an open line in a way and in somebody's name; `false` when it is open no longer.
pub(super) fn decide(
    conn: &mut Conn,
    id: LineId,
    state: LineState,
    (via, by): (Option<Via>, Option<AccountId>),
    now: Timestamp,
) -> Result<bool, Fault> {
    let changed = diesel::update(t::order_lines.find(id.get()).filter(t::decision.eq(LineState::Open.word())))
        .set((
            t::decision.eq(state.word()),
            t::decided_at.eq(now.naive()),
            t::decided_by.eq(by.map(AccountId::get)),
            t::decided_via.eq(via.map(Via::word)),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Writes what may be corrected of a line, if it is open and still at its version; `false` when it is not.
pub(super) fn correct(conn: &mut Conn, line: &OrderLine) -> Result<bool, Fault> {
    let same = t::order_lines
        .find(line.id.get())
        .filter(t::decision.eq(LineState::Open.word()))
        .filter(t::version.eq(line.version));
    let changed = diesel::update(same)
        .set((
            t::description.eq(&line.description),
            t::quantity_milli.eq(line.quantity_milli),
            t::unit_minor.eq(line.unit_minor),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Whether there is such a part, not removed.
pub(super) fn is_part(conn: &mut Conn, id: PartId) -> Result<bool, Fault> {
    let row = parts::table.find(id.get()).filter(parts::deleted_at.is_null());
    Ok(diesel::select(exists(row)).get_result(conn)?)
}

/// Whether there is such a service, not removed.
pub(super) fn is_service(conn: &mut Conn, id: ServiceId) -> Result<bool, Fault> {
    let row = services::table.find(id.get()).filter(services::deleted_at.is_null());
    Ok(diesel::select(exists(row)).get_result(conn)?)
}
