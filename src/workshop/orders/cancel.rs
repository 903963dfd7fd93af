//! A work order is called off, and what that costs.
//!
//! Nothing before the thing is in the garage; from then on the fee of `[workshop]`; once work has begun, what was chosen
//! and done if that is more. The fee becomes an invoice of its own, a *stated* one that is issued at once: it stands beside
//! the lines that were approved, can be paid like any invoice, and no later change of lines touches it.

use super::events::Charged;
use super::model::WorkOrder;
use super::stage::{Mover, Stage};
use super::step::{held, step};
use super::store;
use crate::accounts::Identity;
use crate::kernel::error::Fault;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::language::words;
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::invoices::{self, Bill};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, estimates};

/// What came of calling off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledOff {
    /// The order.
    pub order: WorkOrder,
    /// The invoice of the fee; `None`: it was free.
    pub fee: Option<Bill>,
}

/// Calls an order off, if it is still at `version` (`None`: whatever it is at): its customer, or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::Changed`], [`Error::WrongStage`]: the work is done, or it was called off
/// before; [`Error::KeyReused`].
pub async fn cancel(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    key: Option<RequestKey>,
) -> Result<CalledOff, Error> {
    let terms = Terms::of(workshop)?;
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            Standing::of(tx.conn(), caller)?.own_or_staff(order.customer)?;
            let first = |tx: &mut Tx<'_>| {
                order.at_version(version)?;
                let invoice = call_off_in(tx, caller, &order, &terms)?;
                Ok((invoice.map_or(0, InvoiceId::get), called_off(tx, id, invoice)?))
            };
            // what is remembered is the invoice of the fee
            tx.once(key.as_ref(), first, |tx, invoice| {
                called_off(tx, id, Some(InvoiceId::new(invoice)).filter(|invoice| invoice.get() > 0))
            })
        })
        .await
}

/// What calling off costs, and how that is written on an invoice.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    fee: Money,
    series: String,
    description: String,
}

impl Terms {
    pub(super) fn of(workshop: &Workshop) -> Result<Self, Fault> {
        Ok(Self {
            fee: workshop.cancellation_fee()?,
            series: workshop.settings.invoice_series.clone(),
            description: words(workshop.language, "line-cancellation-fee", &[]).unwrap_or_default(),
        })
    }
}

/// Calls off an order that is in hand; the invoice of the fee, if there is one to pay.
pub(super) fn call_off_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    order: &WorkOrder,
    terms: &Terms,
) -> Result<Option<InvoiceId>, Error> {
    let due = fee_of(tx, order, terms.fee)?;
    step(tx, order, (Stage::Cancelled, Mover::Flow), Some(caller.account))?;
    if due.minor == 0 {
        return Ok(None);
    }
    let invoice = invoices::charge_in(tx, order.id, due, &terms.description, &terms.series)?;
    tx.emit(Charged::event(order.id, invoice.get(), due.minor));
    Ok(Some(invoice))
}

fn called_off(tx: &mut Tx<'_>, id: WorkOrderId, fee: Option<InvoiceId>) -> Result<CalledOff, Error> {
    let order = store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))?;
    let fee = fee.map(|invoice| invoices::load(tx.conn(), invoice)).transpose()?;
    Ok(CalledOff { order, fee })
}

/// What calling off costs now, before tax.
fn fee_of(tx: &mut Tx<'_>, order: &WorkOrder, fee: Money) -> Result<Money, Error> {
    let currency = order.discount.currency;
    let minor = match order.stage {
        Stage::Pending | Stage::Pickup => 0,
        Stage::Received | Stage::Analysis | Stage::Analysed => fee.minor,
        Stage::InProgress => {
            let approved = estimates::approved_minor_in(tx.conn(), order.id)?;
            fee.minor.max(done_minor(order)?.min(approved))
        }
        Stage::Completed | Stage::OutForDelivery | Stage::Delivered | Stage::Cancelled => {
            return Err(Error::WrongStage);
        }
    };
    Ok(Money::new(minor, currency))
}

/// What was chosen and done, before tax, in minor units.
fn done_minor(order: &WorkOrder) -> Result<i64, Error> {
    let done = order.chosen().filter(|ordered| ordered.done_at.is_some());
    let sum = done
        .filter_map(|ordered| Some((ordered.quoted?.minor, ordered.quantity)))
        .try_fold(0_i64, |sum, (unit, quantity)| sum.checked_add(unit.checked_mul(i64::from(quantity))?));
    Ok(sum.ok_or_else(|| Fault::internal("what was done is beyond all bounds"))?)
}
