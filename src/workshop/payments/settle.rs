//! Payments meet the invoice: it is paid when nothing is left to pay, and open again when money went back.

use super::events::Settled;
use super::model::Balance;
use super::store;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::Error;
use crate::workshop::invoices::{Basis, Invoice, InvoiceState, gross_of_approved_in, store as invoices};
use crate::workshop::orders::{PaymentMode, Stage, store as orders};

/// What is to be paid and has come: for a stated invoice, or for the order with its invoice.
pub(super) fn balance_of(conn: &mut Conn, order: WorkOrderId, stated: Option<InvoiceId>) -> Result<Balance, Error> {
    let found = match stated {
        None => invoices::of_lines(conn, order)?,
        Some(id) => {
            let invoice = invoices::find(conn, id)?.ok_or(Error::NotFound("invoice"))?;
            if invoice.order != order || invoice.basis != Basis::Stated {
                return Err(Error::NotFound("invoice"));
            }
            Some(invoice)
        }
    };
    let issued = found.as_ref().filter(|invoice| invoice.state == InvoiceState::Issued);
    Ok(Balance {
        invoice: issued.map(|invoice| invoice.id),
        gross_minor: issued.map(|invoice| invoice.totals.gross_minor),
        received_minor: store::received(conn, order, stated)?,
        currency: match found {
            Some(invoice) => invoice.currency,
            None => store::currency_of(conn, order)?,
        },
    })
}

/// Brings the mark of the invoice up to what has come.
pub(super) fn settle(tx: &mut Tx<'_>, order: WorkOrderId, stated: Option<InvoiceId>) -> Result<(), Error> {
    match balance_of(tx.conn(), order, stated)?.invoice {
        Some(id) => settle_invoice(tx, id),
        None => Ok(()),
    }
}

/// Brings the mark of an issued invoice up to what has come; refuses an invoice for which too much has come.
pub(in crate::workshop) fn settle_invoice(tx: &mut Tx<'_>, id: InvoiceId) -> Result<(), Error> {
    let invoice = invoices::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    let balance = balance_of(tx.conn(), invoice.order, stated_id(&invoice))?.with(0)?;
    let (now, is_paid) = (tx.now(), balance.is_paid());
    if is_paid != invoice.paid_at.is_some() {
        invoices::mark_paid(tx.conn(), id, is_paid.then_some(now))?;
        tx.emit(Settled::event(invoice.order, id, is_paid));
    }
    Ok(())
}

/// The id of an invoice that has an account of its own.
pub(super) fn stated_id(invoice: &Invoice) -> Option<InvoiceId> {
    (invoice.basis == Basis::Stated).then_some(invoice.id)
}

/// What an order without an invoice is expected to cost in the end, in minor units, as far as that is known: what its customer
/// was told to pay online beforehand, or nothing where it was called off.
pub(super) fn expected_in(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<Option<i64>, Error> {
    let Some(found) = orders::find(tx.conn(), order)? else { return Ok(Some(0)) };
    match (found.stage, found.payment_mode) {
        (Stage::Cancelled, _) => Ok(Some(0)),
        (_, Some(PaymentMode::Online)) => gross_of_approved_in(tx, order, found.discount.currency).map(Some),
        (_, Some(PaymentMode::Offline) | None) => Ok(None),
    }
}

/// What has come for an order and has not gone back, in minor units.
pub(in crate::workshop) fn received_in(conn: &mut Conn, order: WorkOrderId) -> Result<i64, Error> {
    Ok(store::received(conn, order, None)?)
}

/// Whether everything is paid: the invoice of an order, or, before that is issued, all that is approved.
pub(in crate::workshop) fn is_paid_in(tx: &mut Tx<'_>, order: WorkOrderId, currency: Currency) -> Result<bool, Error> {
    let balance = balance_of(tx.conn(), order, None)?;
    match balance.rest_minor() {
        Some(rest) => Ok(rest <= 0),
        None => Ok(balance.received_minor >= gross_of_approved_in(tx, order, currency)?),
    }
}
