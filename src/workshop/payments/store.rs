//! The queries on payments and refunds.

use std::collections::HashMap;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::model::{NewPayment, Payment, PaymentState, Refund};
use super::provider::ProviderOrder;
use super::view::PaymentFilter;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CustomerId, InvoiceId, PaymentId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::PageRequest;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::storage::schema::invoices::dsl as i;
use crate::storage::schema::payments::dsl as t;
use crate::storage::schema::refunds::dsl as r;
use crate::storage::schema::work_orders::dsl as w;
use crate::workshop::Error;
use crate::workshop::invoices::{Basis, InvoiceState};

type Columns = (
    (t::id, t::order_id, t::invoice_id, t::method, t::amount_minor, t::due_minor, t::currency, t::state),
    (t::provider_order, t::provider_payment, t::reference, t::by_account, t::version, t::created_at, t::updated_at),
);
const COLUMNS: Columns = (
    (t::id, t::order_id, t::invoice_id, t::method, t::amount_minor, t::due_minor, t::currency, t::state),
    (t::provider_order, t::provider_payment, t::reference, t::by_account, t::version, t::created_at, t::updated_at),
);
type Row = (
    (i64, i64, Option<i64>, String, i64, Option<i64>, String, String),
    (Option<String>, Option<String>, Option<String>, Option<i64>, i64, NaiveDateTime, NaiveDateTime),
);

/// Payments with what went back of each.
fn payments(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Payment>, Fault> {
    let ids: Vec<i64> = rows.iter().map(|row| row.0.0).collect();
    let back: Vec<(i64, i64)> =
        r::refunds.filter(r::payment_id.eq_any(ids)).select((r::payment_id, r::amount_minor)).load(conn)?;
    let mut refunded: HashMap<i64, i64> = HashMap::new();
    for (payment, amount) in back {
        *refunded.entry(payment).or_default() += amount;
    }
    rows.into_iter()
        .map(|row| {
            let (
                (id, order, invoice, method, amount, due, currency, state),
                (provider_order, provider_payment, reference, by, version, created_at, updated_at),
            ) = row;
            let currency = parse_currency(&currency)?;
            Ok(Payment {
                id: PaymentId::new(id),
                order: WorkOrderId::new(order),
                invoice: invoice.map(InvoiceId::new),
                method,
                amount: Money::new(amount, currency),
                due: due.map(|due| Money::new(due, currency)),
                state: PaymentState::from_word(&state).ok_or_else(|| Fault::internal("a payment in no state"))?,
                refunded: Money::new(refunded.get(&id).copied().unwrap_or_default(), currency),
                provider_order,
                provider_payment,
                reference,
                by: by.map(AccountId::new),
                version,
                created_at: Timestamp::from_naive(created_at),
                updated_at: Timestamp::from_naive(updated_at),
            })
        })
        .collect()
}

fn parse_currency(code: &str) -> Result<Currency, Fault> {
    Currency::parse(code).ok_or_else(|| Fault::internal("money of an unknown currency"))
}

/// The currency of an order.
pub(super) fn currency_of(conn: &mut Conn, order: WorkOrderId) -> Result<Currency, Fault> {
    let code: String = w::work_orders.find(order.get()).select(w::currency).first(conn)?;
    parse_currency(&code)
}

pub(super) fn insert(
    conn: &mut Conn,
    new: &NewPayment,
    (invoice, due_minor, state, by): (Option<InvoiceId>, Option<i64>, PaymentState, Option<AccountId>),
    now: Timestamp,
) -> Result<PaymentId, Fault> {
    let id: i64 = diesel::insert_into(t::payments)
        .values((
            t::order_id.eq(new.order.get()),
            t::invoice_id.eq(invoice.map(InvoiceId::get)),
            t::method.eq(&new.method),
            t::amount_minor.eq(new.amount.minor),
            t::due_minor.eq(due_minor),
            t::currency.eq(new.amount.currency.code().to_owned()),
            t::state.eq(state.word()),
            t::reference.eq(&new.reference),
            t::by_account.eq(by.map(AccountId::get)),
            t::created_at.eq(now.naive()),
            t::updated_at.eq(now.naive()),
        ))
        .returning(t::id)
        .get_result(conn)?;
    Ok(PaymentId::new(id))
}

pub(super) fn set_provider_order(conn: &mut Conn, id: PaymentId, announced: &ProviderOrder) -> Result<(), Fault> {
    diesel::update(t::payments.find(id.get())).set(t::provider_order.eq(&announced.0)).execute(conn)?;
    Ok(())
}

/// One payment that must be there.
pub(super) fn load(conn: &mut Conn, id: PaymentId) -> Result<Payment, Error> {
    let row: Option<Row> = t::payments.find(id.get()).select(COLUMNS).first(conn).optional()?;
    payments(conn, row.into_iter().collect())?.pop().ok_or(Error::NotFound("payment"))
}

pub(super) fn by_provider_order(conn: &mut Conn, announced: &str) -> Result<Option<Payment>, Fault> {
    let row: Option<Row> =
        t::payments.filter(t::provider_order.eq(announced)).select(COLUMNS).first(conn).optional()?;
    Ok(payments(conn, row.into_iter().collect())?.pop())
}

/// Up to one more than the page holds, newest first; with `own` those for this customer's orders.
pub(super) fn page(
    conn: &mut Conn,
    filter: &PaymentFilter,
    own: Option<CustomerId>,
    request: PageRequest,
) -> Result<Vec<Payment>, Fault> {
    let mut wanted = t::payments
        .inner_join(w::work_orders)
        .order(t::id.desc())
        .limit(request.limit.rows() + 1)
        .offset(request.skip)
        .select(COLUMNS)
        .into_boxed();
    if let Some(cursor) = request.cursor {
        wanted = wanted.filter(t::id.lt(cursor));
    }
    for customer in own.into_iter().chain(filter.customer) {
        wanted = wanted.filter(w::customer_id.eq(customer.get()));
    }
    if let Some(order) = filter.order {
        wanted = wanted.filter(t::order_id.eq(order.get()));
    }
    if let Some(state) = filter.state {
        let words = [Some(state), filter.or_state].into_iter().flatten().map(PaymentState::word);
        wanted = wanted.filter(t::state.eq_any(words.collect::<Vec<_>>()));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    payments(conn, rows)
}

/// The ids of an order's stated invoices: what was paid for them counts for them alone.
fn stated(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<i64>, Fault> {
    let ids = i::invoices.filter(i::order_id.eq(order.get())).filter(i::basis.eq(Basis::Stated.word()));
    Ok(ids.select(i::id).load(conn)?)
}

/// The issued ones of an order's stated invoices, oldest first.
pub(super) fn issued_stated(conn: &mut Conn, order: WorkOrderId) -> Result<Vec<InvoiceId>, Fault> {
    let ids: Vec<i64> = i::invoices
        .filter(i::order_id.eq(order.get()))
        .filter(i::basis.eq(Basis::Stated.word()))
        .filter(i::state.eq(InvoiceState::Issued.word()))
        .order(i::id)
        .select(i::id)
        .load(conn)?;
    Ok(ids.into_iter().map(InvoiceId::new).collect())
}

/// The stated invoice that a payment is for, if it is for one.
pub(super) fn stated_of(conn: &mut Conn, payment: &Payment) -> Result<Option<InvoiceId>, Fault> {
    let Some(invoice) = payment.invoice else { return Ok(None) };
    Ok(stated(conn, payment.order)?.contains(&invoice.get()).then_some(invoice))
}

/// The payments that count for a stated invoice, or for the order but those; whatever is said of them, oldest first.
pub(super) fn of(conn: &mut Conn, order: WorkOrderId, for_stated: Option<InvoiceId>) -> Result<Vec<Payment>, Fault> {
    let stated = stated(conn, order)?;
    let rows: Vec<Row> = t::payments.filter(t::order_id.eq(order.get())).order(t::id).select(COLUMNS).load(conn)?;
    let counts = |payment: &Payment| match for_stated {
        Some(_) => payment.invoice == for_stated,
        None => payment.invoice.is_none_or(|invoice| !stated.contains(&invoice.get())),
    };
    Ok(payments(conn, rows)?.into_iter().filter(counts).collect())
}

/// What has come and has not gone back, in minor units: for a stated invoice, or for the order but those.
pub(super) fn received(conn: &mut Conn, order: WorkOrderId, for_stated: Option<InvoiceId>) -> Result<i64, Fault> {
    Ok(of(conn, order, for_stated)?.iter().map(Payment::kept_minor).sum())
}

/// Writes what may be changed of a payment that is in hand.
pub(super) fn update(conn: &mut Conn, payment: &Payment, now: Timestamp) -> Result<(), Fault> {
    diesel::update(t::payments.find(payment.id.get()))
        .set((
            t::amount_minor.eq(payment.amount.minor),
            t::currency.eq(payment.amount.currency.code().to_owned()),
            t::state.eq(payment.state.word()),
            t::method.eq(&payment.method),
            t::due_minor.eq(payment.due.map(|due| due.minor)),
            t::reference.eq(&payment.reference),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

pub(super) fn delete(conn: &mut Conn, id: PaymentId) -> Result<(), Fault> {
    diesel::delete(t::payments.find(id.get())).execute(conn)?;
    Ok(())
}

/// A payment that was begun online came. The provider's name for it is taken once.
pub(super) fn pay(
    conn: &mut Conn,
    id: PaymentId,
    provider_payment: &str,
    now: Timestamp,
) -> Result<usize, diesel::result::Error> {
    diesel::update(t::payments.find(id.get()))
        .set((
            t::state.eq(PaymentState::Paid.word()),
            t::provider_payment.eq(provider_payment),
            t::version.eq(t::version + 1),
            t::updated_at.eq(now.naive()),
        ))
        .execute(conn)
}

/// A payment that was begun online is given up; `false` when it is in another state.
pub(super) fn fail(conn: &mut Conn, id: PaymentId, now: Timestamp) -> Result<bool, Fault> {
    let changed = diesel::update(t::payments.find(id.get()).filter(t::state.eq(PaymentState::Created.word())))
        .set((t::state.eq(PaymentState::Failed.word()), t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(changed == 1)
}

pub(super) fn insert_refund(
    conn: &mut Conn,
    id: PaymentId,
    amount: Money,
    (reason, by): (Option<&str>, Option<AccountId>),
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::insert_into(r::refunds)
        .values((
            r::payment_id.eq(id.get()),
            r::amount_minor.eq(amount.minor),
            r::reason.eq(reason),
            r::by_account.eq(by.map(AccountId::get)),
            r::created_at.eq(now.naive()),
        ))
        .execute(conn)?;
    diesel::update(t::payments.find(id.get()))
        .set((t::version.eq(t::version + 1), t::updated_at.eq(now.naive())))
        .execute(conn)?;
    Ok(())
}

type RefundRow = (i64, i64, Option<String>, Option<i64>, NaiveDateTime);

pub(super) fn refunds(conn: &mut Conn, payment: &Payment) -> Result<Vec<Refund>, Fault> {
    let rows: Vec<RefundRow> = r::refunds
        .filter(r::payment_id.eq(payment.id.get()))
        .order(r::id)
        .select((r::id, r::amount_minor, r::reason, r::by_account, r::created_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, amount, reason, by, at)| Refund {
            id,
            payment: payment.id,
            amount: Money::new(amount, payment.amount.currency),
            reason,
            by: by.map(AccountId::new),
            at: Timestamp::from_naive(at),
        })
        .collect())
}
