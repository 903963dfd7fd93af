//! Reading what a receipt says.

use chrono::NaiveDate;

use super::model::{LineKind, Receipt, ReceiptLine, Received};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::InvoiceId;
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::workshop::invoices::{self, Basis, Bill, InvoiceState};
use crate::workshop::{Error, Workshop, payments};

/// The receipt of an invoice, for whoever may see the invoice.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::NotIssued`].
pub async fn find(workshop: &Workshop, who: Identity, id: InvoiceId) -> Result<Receipt, Error> {
    let (zone, garage) = (workshop.zone, workshop.garage());
    workshop
        .work
        .read(move |conn| {
            let bill = invoices::visible(conn, who, id)?;
            let day = |at: Timestamp| at.utc().with_timezone(&zone).date_naive();
            let (Some(number), Some(issued_at)) = (&bill.invoice.number, bill.invoice.issued_at) else {
                return Err(Error::NotIssued);
            };
            let order = store::order(conn, bill.invoice.order)?;
            Ok(Receipt {
                invoice: id,
                number: number.to_string(),
                state: bill.invoice.state,
                issued_on: day(issued_at),
                voided_on: bill.invoice.voided_at.map(day),
                order: bill.invoice.order,
                title: order.title,
                garage: garage.clone(),
                customer: order.customer,
                vehicle: order.vehicle,
                payments: received(conn, &bill, day)?,
                totals: bill.invoice.totals,
                rate: bill.invoice.rate,
                currency: bill.invoice.currency,
                lines: lines(bill),
            })
        })
        .await
}

fn lines(bill: Bill) -> Vec<ReceiptLine> {
    if bill.invoice.basis == Basis::Stated {
        let net_minor = bill.invoice.totals.net_minor;
        return vec![ReceiptLine {
            kind: LineKind::Plain,
            description: String::new(),
            quantity_milli: 1000,
            unit_minor: net_minor,
            net_minor,
        }];
    }
    let lines = bill.lines.into_iter().map(|billed| ReceiptLine {
        kind: match billed.line.kind.as_str() {
            "discount" => LineKind::Discount,
            _ if billed.line.includes_tax() => LineKind::Tow,
            _ => LineKind::Plain,
        },
        description: billed.line.description,
        quantity_milli: billed.line.quantity_milli,
        unit_minor: billed.line.unit_minor,
        net_minor: billed.net_minor,
    });
    lines.collect()
}

/// What came and went back, oldest first. What was paid for a void invoice counts for the next one of its order.
fn received(conn: &mut Conn, bill: &Bill, day: impl Fn(Timestamp) -> NaiveDate) -> Result<Vec<Received>, Error> {
    if bill.invoice.state == InvoiceState::Void {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (payment, refunds) in payments::counted_for(conn, &bill.invoice)? {
        let moved = |at: Timestamp, amount_minor: i64| {
            let (method, reference) = (payment.method.clone(), payment.reference.clone());
            (at, Received { on: day(at), method, reference, amount_minor })
        };
        found.push(moved(payment.created_at, payment.amount.minor));
        found.extend(refunds.iter().map(|refund| moved(refund.at, -refund.amount.minor)));
    }
    // stable: what happened at the same instant stays as it was recorded
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, received)| received).collect())
}
