//! What was to be paid offline is paid at the door: when the thing is brought back, or for a work order that was called off.

use super::model::{NewPayment, Payment};
use super::record::record_in;
use super::settle::balance_of;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::invoices::{InvoiceState, issue, store as invoices};
use crate::workshop::orders::{self, PaymentMode, Stage, WorkOrder};
use crate::workshop::{Error, Workshop, assignments, desk};

/// Records that all that is left to pay has come, in cash or otherwise: the invoice of an order that is out for delivery,
/// which is issued if it was not; the invoices of the fee of one that was called off. By the counter, and by the mechanic who
/// was given the order last.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotAllowed`], [`Error::NotYours`]; [`Error::WrongStage`]: it is neither, or not to be paid offline;
/// [`Error::Overpaid`]: nothing is left to pay; [`Error::NothingApproved`], [`Error::KeyReused`].
pub async fn take_on_delivery(
    workshop: &Workshop,
    who: Identity,
    id: WorkOrderId,
    method: String,
    key: Option<RequestKey>,
) -> Result<Vec<Payment>, Error> {
    let series = workshop.settings.invoice_series.clone();
    workshop
        .work
        .write(move |tx| {
            let order = held_at_the_door(tx, who, id)?;
            let first = |tx: &mut Tx<'_>| {
                let taken = take(tx, who, &order, (&method, &series))?;
                let last = taken.last().ok_or(Error::Overpaid)?.id.get();
                Ok((last, taken))
            };
            // of several payments the last is remembered
            tx.once(key.as_ref(), first, |tx, last| Ok(vec![store::load(tx.conn(), last.into())?]))
        })
        .await
}

/// Takes an order in hand for the counter, or for the mechanic who was given it last.
pub(super) fn held_at_the_door(tx: &mut Tx<'_>, who: Identity, id: WorkOrderId) -> Result<WorkOrder, Error> {
    let order = orders::held(tx, id)?;
    let inside = desk::standing(tx.conn(), who)?;
    if !inside.is_inside() {
        return Err(Error::NotAllowed);
    }
    if !inside.keeps_counter() {
        assignments::latest_of(tx, id, who)?;
    }
    Ok(order)
}

fn take(
    tx: &mut Tx<'_>,
    who: Identity,
    order: &WorkOrder,
    (method, series): (&str, &str),
) -> Result<Vec<Payment>, Error> {
    let mut taken = Vec::new();
    for (stated, amount) in due_in(tx, order, series)? {
        let method = method.to_owned();
        let new = NewPayment { order: order.id, stated, method, amount, state: None, due: None, reference: None };
        let id = record_in(tx, &new, who)?;
        taken.push(store::load(tx.conn(), id)?);
    }
    Ok(taken)
}

/// What is left to pay at the door of an order that is in hand: for its own invoice, which is issued if it was not, or for
/// stated ones.
pub(super) fn due_in(
    tx: &mut Tx<'_>,
    order: &WorkOrder,
    series: &str,
) -> Result<Vec<(Option<InvoiceId>, Money)>, Error> {
    let currency = order.discount.currency;
    let due: Vec<Option<InvoiceId>> = match order.stage {
        _ if order.payment_mode != Some(PaymentMode::Offline) => return Err(Error::WrongStage),
        Stage::OutForDelivery => {
            let found = invoices::of_lines(tx.conn(), order.id)?;
            if found.is_none_or(|invoice| invoice.state != InvoiceState::Issued) {
                issue::bill_in(tx, order.id, (series, currency))?;
            }
            vec![None]
        }
        Stage::Cancelled => store::issued_stated(tx.conn(), order.id)?.into_iter().map(Some).collect(),
        Stage::Pending
        | Stage::Pickup
        | Stage::Received
        | Stage::Analysis
        | Stage::Analysed
        | Stage::InProgress
        | Stage::Completed
        | Stage::Delivered => return Err(Error::WrongStage),
    };
    let mut left = Vec::new();
    for stated in due {
        let rest = balance_of(tx.conn(), order.id, stated)?.rest_minor().unwrap_or(0);
        if rest > 0 {
            left.push((stated, Money::new(rest, currency)));
        }
    }
    Ok(left)
}
