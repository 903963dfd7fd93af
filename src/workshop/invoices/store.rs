//! The queries on invoices, their lines and tax rates, and the one on the approved lines of an estimate.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{Basis, BilledLine, Invoice, InvoiceState, Number};
use super::sums::{Line, TaxRate, Totals};
use super::tax::RateSet;
use super::view::InvoiceFilter;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CustomerId, InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::invoice_lines::dsl as l;
use crate::storage::schema::invoices::dsl as t;
use crate::storage::schema::order_lines::dsl as e;
use crate::storage::schema::tax_rates::dsl as x;
use crate::storage::schema::work_orders::dsl as w;
use crate::workshop::Error;

/// What a draft says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::workshop) struct Content {
    pub(super) rate: TaxRate,
    pub(super) totals: Totals,
    pub(super) lines: Vec<Line>,
    pub(super) currency: Currency,
}

/// The lines of an order that were approved, of all rounds, in the order they were written.
pub(super) fn approved_lines(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<Line>, Fault> {
    let rows: Vec<(String, String, i64, i64)> = e::order_lines
        .filter(e::order_id.eq(order.get()))
        .filter(e::decision.eq("approved"))
        .order(e::id)
        .select((e::kind, e::description, e::quantity_milli, e::unit_minor))
        .load(conn)?;
    Ok(rows.into_iter().map(line).collect())
}

/// What is taken off the lines of an order, in minor units before tax.
pub(in crate::workshop) fn discount(conn: &mut Conn, order: WorkOrderId) -> Result<i64, Fault> {
    Ok(w::work_orders.find(order.get()).select(w::discount_minor).first(conn)?)
}

fn line((kind, description, quantity_milli, unit_minor): (String, String, i64, i64)) -> Line {
    Line { kind, description, quantity_milli, unit_minor }
}

fn rate(basis_points: i32) -> Result<TaxRate, Fault> {
    TaxRate::new(basis_points).ok_or_else(|| Fault::internal("a tax rate beyond all bounds"))
}

type RateRow = (i32, NaiveDateTime, Option<i64>, NaiveDateTime);

fn rate_set((basis_points, valid_from, set_by, set_at): RateRow) -> Result<RateSet, Fault> {
    Ok(RateSet {
        rate: rate(basis_points)?,
        valid_from: Timestamp::from_naive(valid_from),
        set_by: set_by.map(AccountId::new),
        set_at: Timestamp::from_naive(set_at),
    })
}

pub(super) fn insert_rate(conn: &mut Conn, set: &RateSet) -> Result<(), Fault> {
    diesel::insert_into(x::tax_rates)
        .values((
            x::basis_points.eq(set.rate.basis_points()),
            x::valid_from.eq(set.valid_from.naive()),
            x::set_by.eq(set.set_by.map(AccountId::get)),
            x::created_at.eq(set.set_at.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The rate in force at a time: the newest that is valid; of two from the same time the one set later.
pub(in crate::workshop) fn rate_at(conn: &mut Conn, at: Timestamp) -> Result<TaxRate, Fault> {
    let basis_points: Option<i32> = x::tax_rates
        .filter(x::valid_from.le(at.naive()))
        .order((x::valid_from.desc(), x::id.desc()))
        .select(x::basis_points)
        .first(conn)
        .optional()?;
    rate(basis_points.ok_or_else(|| Fault::internal("no tax rate is in force"))?)
}

pub(super) fn rates(conn: &mut Conn) -> Result<Vec<RateSet>, Fault> {
    let rows: Vec<RateRow> = x::tax_rates
        .order((x::valid_from.desc(), x::id.desc()))
        .select((x::basis_points, x::valid_from, x::set_by, x::created_at))
        .load(conn)?;
    rows.into_iter().map(rate_set).collect()
}

type Columns = (
    (t::id, t::order_id, w::customer_id, t::basis, t::state, t::series, t::number),
    (t::tax_basis_points, t::net_minor, t::tax_minor, t::gross_minor, t::currency),
    (t::issued_at, t::voided_at, t::void_reason, t::paid_at, t::version, t::created_at, t::dated_at),
);
const COLUMNS: Columns = (
    (t::id, t::order_id, w::customer_id, t::basis, t::state, t::series, t::number),
    (t::tax_basis_points, t::net_minor, t::tax_minor, t::gross_minor, t::currency),
    (t::issued_at, t::voided_at, t::void_reason, t::paid_at, t::version, t::created_at, t::dated_at),
);
/// Issued, voided, why, paid, version, drafted, dated.
type Dates = (
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
    Option<String>,
    Option<NaiveDateTime>,
    i64,
    NaiveDateTime,
    Option<NaiveDateTime>,
);
type Row = ((i64, i64, i64, String, String, Option<String>, Option<i64>), (i32, i64, i64, i64, String), Dates);

fn invoice(row: Row) -> Result<Invoice, Fault> {
    let (
        (id, order, customer, basis, state, series, number),
        (basis_points, net_minor, tax_minor, gross_minor, currency),
        (issued_at, voided_at, void_reason, paid_at, version, created_at, dated_at),
    ) = row;
    Ok(Invoice {
        id: InvoiceId::new(id),
        order: WorkOrderId::new(order),
        customer: CustomerId::new(customer),
        basis: Basis::from_word(&basis).ok_or_else(|| Fault::internal("an invoice of no basis"))?,
        state: InvoiceState::from_word(&state).ok_or_else(|| Fault::internal("an invoice in no state"))?,
        number: series.zip(number).map(|(series, number)| Number { series, number }),
        rate: rate(basis_points)?,
        totals: Totals { net_minor, tax_minor, gross_minor },
        currency: Currency::parse(&currency).ok_or_else(|| Fault::internal("an invoice in an unknown currency"))?,
        issued_at: issued_at.map(Timestamp::from_naive),
        voided_at: voided_at.map(Timestamp::from_naive),
        void_reason,
        paid_at: paid_at.map(Timestamp::from_naive),
        version,
        created_at: Timestamp::from_naive(created_at),
        dated_at: dated_at.map(Timestamp::from_naive),
    })
}

pub(in crate::workshop) fn find(conn: &mut Conn, id: InvoiceId) -> Result<Option<Invoice>, Fault> {
    let row: Option<Row> =
        t::invoices.inner_join(w::work_orders).filter(t::id.eq(id.get())).select(COLUMNS).first(conn).optional()?;
    row.map(invoice).transpose()
}

/// The invoice of an order's lines that is not void.
pub(in crate::workshop) fn of_lines(conn: &mut Conn, order: WorkOrderId) -> Result<Option<Invoice>, Fault> {
    let row: Option<Row> = t::invoices
        .inner_join(w::work_orders)
        .filter(t::order_id.eq(order.get()))
        .filter(t::basis.eq(Basis::Lines.word()))
        .filter(t::state.ne(InvoiceState::Void.word()))
        .select(COLUMNS)
        .first(conn)
        .optional()?;
    row.map(invoice).transpose()
}

/// Up to one more than the page holds, newest first; with `own` what this customer is shown.
pub(super) fn page(
    conn: &mut Conn,
    filter: &InvoiceFilter,
    own: Option<CustomerId>,
    request: PageRequest,
) -> Result<Vec<Invoice>, Fault> {
    let mut wanted = t::invoices
        .inner_join(w::work_orders)
        .order(t::id.desc())
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.lt(cursor));
    }
    if let Some(own) = own {
        let shown = t::state.ne(InvoiceState::Draft.word()).or(t::basis.eq(Basis::Stated.word()));
        wanted = wanted.filter(w::customer_id.eq(own.get())).filter(shown);
    }
    if let Some(order) = filter.order {
        wanted = wanted.filter(t::order_id.eq(order.get()));
    }
    if let Some(customer) = filter.customer {
        wanted = wanted.filter(w::customer_id.eq(customer.get()));
    }
    if let Some(state) = filter.state {
        wanted = wanted.filter(t::state.eq(state.word()));
    }
    if filter.but_void {
        wanted = wanted.filter(t::state.ne(InvoiceState::Void.word()));
    }
    match filter.paid {
        Some(true) => wanted = wanted.filter(t::paid_at.is_not_null()),
        Some(false) => wanted = wanted.filter(t::paid_at.is_null()),
        None => {}
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    rows.into_iter().map(invoice).collect()
}

type LineRow = (i32, i64, (String, String, i64, i64));

pub(super) fn lines(conn: &mut Conn, id: InvoiceId) -> Result<Vec<BilledLine>, Fault> {
    let rows: Vec<LineRow> = l::invoice_lines
        .filter(l::invoice_id.eq(id.get()))
        .order(l::position)
        .select((l::position, l::net_minor, (l::kind, l::description, l::quantity_milli, l::unit_minor)))
        .load(conn)?;
    Ok(rows.into_iter().map(|(position, net_minor, row)| BilledLine { position, line: line(row), net_minor }).collect())
}

pub(super) fn insert(
    conn: &mut Conn,
    order: WorkOrderId,
    basis: Basis,
    content: &Content,
    now: Timestamp,
) -> Result<InvoiceId, Error> {
    let id: i64 = diesel::insert_into(t::invoices)
        .values((
            t::order_id.eq(order.get()),
            t::basis.eq(basis.word()),
            t::state.eq(InvoiceState::Draft.word()),
            t::tax_basis_points.eq(content.rate.basis_points()),
            t::net_minor.eq(content.totals.net_minor),
            t::tax_minor.eq(content.totals.tax_minor),
            t::gross_minor.eq(content.totals.gross_minor),
            t::currency.eq(content.currency.code().to_owned()),
            t::created_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    let id = InvoiceId::new(id);
    insert_lines(conn, id, content)?;
    Ok(id)
}

fn insert_lines(conn: &mut Conn, id: InvoiceId, content: &Content) -> Result<(), Error> {
    for (position, line) in (1..).zip(&content.lines) {
        let net = line.net_minor(content.rate)?;
        diesel::insert_into(l::invoice_lines)
            .values((
                l::invoice_id.eq(id.get()),
                l::position.eq(position),
                l::kind.eq(&line.kind),
                l::description.eq(&line.description),
                l::quantity_milli.eq(line.quantity_milli),
                l::unit_minor.eq(line.unit_minor),
                l::net_minor.eq(net),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Gives a draft, which is in hand, another content; an issued one stays as it is.
pub(super) fn rewrite(conn: &mut Conn, id: InvoiceId, content: &Content) -> Result<(), Error> {
    let changed = diesel::update(t::invoices.find(id.get()).filter(t::state.eq(InvoiceState::Draft.word())))
        .set((
            t::tax_basis_points.eq(content.rate.basis_points()),
            t::net_minor.eq(content.totals.net_minor),
            t::tax_minor.eq(content.totals.tax_minor),
            t::gross_minor.eq(content.totals.gross_minor),
            t::currency.eq(content.currency.code().to_owned()),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    if changed == 1 {
        diesel::delete(l::invoice_lines.filter(l::invoice_id.eq(id.get()))).execute(conn)?;
        insert_lines(conn, id, content)?;
    }
    Ok(())
}

/// Deletes a draft, which is in hand; an issued one stays.
pub(super) fn delete(conn: &mut Conn, id: InvoiceId) -> Result<(), Fault> {
    let draft = t::invoices.find(id.get()).filter(t::state.eq(InvoiceState::Draft.word()));
    if draft.select(t::id).first::<i64>(conn).optional()?.is_some() {
        diesel::delete(l::invoice_lines.filter(l::invoice_id.eq(id.get()))).execute(conn)?;
        diesel::delete(t::invoices.find(id.get())).execute(conn)?;
    }
    Ok(())
}

/// Issues a draft; `false` when it is none any more.
pub(super) fn issue(conn: &mut Conn, id: InvoiceId, number: &Number, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::invoices.find(id.get()).filter(t::state.eq(InvoiceState::Draft.word())))
        .set((
            t::state.eq(InvoiceState::Issued.word()),
            t::series.eq(&number.series),
            t::number.eq(number.number),
            t::issued_at.eq(now.naive()),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Voids an issued invoice; `false` when it is not issued.
pub(super) fn void(conn: &mut Conn, id: InvoiceId, reason: &str, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::invoices.find(id.get()).filter(t::state.eq(InvoiceState::Issued.word())))
        .set((
            t::state.eq(InvoiceState::Void.word()),
            t::voided_at.eq(now.naive()),
            t::void_reason.eq(reason),
            t::version.eq(t::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Gives an invoice a date.
pub(super) fn set_dated(conn: &mut Conn, id: InvoiceId, at: Timestamp) -> Result<(), Fault> {
    let here = t::invoices.find(id.get());
    diesel::update(here).set((t::dated_at.eq(at.naive()), t::version.eq(t::version + 1))).execute(conn)?;
    Ok(())
}

/// Marks an issued invoice as paid at a time, or as not paid.
pub(in crate::workshop) fn mark_paid(conn: &mut Conn, id: InvoiceId, at: Option<Timestamp>) -> Result<(), Fault> {
    diesel::update(t::invoices.find(id.get()))
        .set((t::paid_at.eq(at.map(Timestamp::naive)), t::version.eq(t::version + 1)))
        .execute(conn)?;
    Ok(())
}
