//! Looking at payments.

use super::model::{Balance, Payment, PaymentState, Refund};
use super::settle::{balance_of, stated_id};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{CustomerId, InvoiceId, PaymentId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::workshop::invoices::Invoice;
use crate::workshop::{Error, Workshop, desk};

/// Which payments; all that is said must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct PaymentFilter {
    /// For this order.
    pub order: Option<WorkOrderId>,
    /// For orders of this customer.
    pub customer: Option<CustomerId>,
    /// Of which this is said.
    pub state: Option<PaymentState>,
    /// Or, where `state` is said, of which this is said.
    pub or_state: Option<PaymentState>,
}

/// One payment: for the customer of its order, the counter, and mechanics who have worked on the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, who: Identity, id: PaymentId) -> Result<Payment, Error> {
    workshop
        .work
        .read(move |conn| {
            let payment = store::load(conn, id)?;
            let order = desk::look(conn, payment.order)?;
            desk::may_see(conn, who, &order)?;
            Ok(payment)
        })
        .await
}

/// Payments, newest first: everybody's for the counter, for anybody else those for their own orders.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    who: Identity,
    filter: PaymentFilter,
    request: PageRequest,
) -> Result<Page<Payment>, Error> {
    workshop
        .work
        .read(move |conn| {
            let counter = desk::standing(conn, who)?.keeps_counter();
            let own = (!counter).then(|| who.account.as_customer());
            let rows = store::page(conn, &filter, own, request)?;
            Ok(Page::from_rows(rows, request.limit, |payment| payment.id.get()))
        })
        .await
}

/// What went back of a payment, oldest first.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn refunds(workshop: &Workshop, who: Identity, id: PaymentId) -> Result<Vec<Refund>, Error> {
    workshop
        .work
        .read(move |conn| {
            let payment = store::load(conn, id)?;
            let order = desk::look(conn, payment.order)?;
            desk::may_see(conn, who, &order)?;
            Ok(store::refunds(conn, &payment)?)
        })
        .await
}

/// What has come for an issued invoice, oldest first, each with what went back of it.
pub(in crate::workshop) fn counted_for(
    conn: &mut Conn,
    invoice: &Invoice,
) -> Result<Vec<(Payment, Vec<Refund>)>, Error> {
    let come = store::of(conn, invoice.order, stated_id(invoice))?.into_iter().filter(|payment| payment.state.counts());
    come.map(|payment| {
        let refunds = store::refunds(conn, &payment)?;
        Ok((payment, refunds))
    })
    .collect()
}

/// What is to be paid and has come: for an order and its invoice, or for a stated invoice of it.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn balance(
    workshop: &Workshop,
    who: Identity,
    id: WorkOrderId,
    stated: Option<InvoiceId>,
) -> Result<Balance, Error> {
    workshop
        .work
        .read(move |conn| {
            let order = desk::look(conn, id)?;
            desk::may_see(conn, who, &order)?;
            balance_of(conn, id, stated)
        })
        .await
}
