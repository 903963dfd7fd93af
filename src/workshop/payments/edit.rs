//! What was recorded of a payment was wrong.

use serde_json::json;

use super::access;
use super::events::Corrected;
use super::model::{Payment, PaymentChange};
use super::settle::{balance_of, received_in, settle, stated_id};
use super::store;
use crate::accounts::Identity;
use crate::audit;
use crate::kernel::id::{InvoiceId, PaymentId};
use crate::tx::Tx;
use crate::workshop::invoices::Invoice;
use crate::workshop::{Error, Workshop, desk, orders};

/// Changes what is recorded, if it is still at `version`. What the provider has signed stays as it is.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`], [`Error::Overpaid`],
/// [`Error::OverRefunded`]: less than has gone back; [`Error::Invalid`].
pub async fn edit(
    workshop: &Workshop,
    who: Identity,
    id: PaymentId,
    version: Option<i64>,
    change: PaymentChange,
) -> Result<Payment, Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_correct(tx.conn(), who)?;
            let (found, stated) = take_recorded(tx, id, version)?;
            let changed = applied(&found, &change)?;
            balance_of(tx.conn(), found.order, stated)?.with(changed.kept_minor() - found.kept_minor())?;
            let now = tx.now();
            store::update(tx.conn(), &changed, now)?;
            tx.emit(Corrected::changed(found.order, id));
            record_audit(tx, "payment.changed", &found)?;
            settle(tx, found.order, stated)?;
            let received = received_in(tx.conn(), found.order)?;
            orders::begin_when_paid_in(tx, found.order, received)?;
            store::load(tx.conn(), id)
        })
        .await
}

fn applied(found: &Payment, change: &PaymentChange) -> Result<Payment, Error> {
    let changed = Payment {
        amount: change.amount.unwrap_or(found.amount),
        state: change.state.unwrap_or(found.state),
        method: change.method.clone().unwrap_or_else(|| found.method.clone()),
        due: change.due.or(found.due),
        reference: change.reference.clone().or_else(|| found.reference.clone()),
        ..found.clone()
    };
    if changed.amount.minor < 0 || changed.due.is_some_and(|due| due.minor < 0) {
        return Err(Error::Invalid("amount"));
    }
    if !changed.state.is_said() {
        return Err(Error::Invalid("status"));
    }
    let kept = if changed.state.counts() { changed.amount.minor } else { 0 };
    if kept < found.refunded.minor { Err(Error::OverRefunded) } else { Ok(changed) }
}

/// Removes what is recorded, if it is still at `version` and nothing of it has gone back.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`], [`Error::InUse`].
pub async fn remove(workshop: &Workshop, who: Identity, id: PaymentId, version: Option<i64>) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_correct(tx.conn(), who)?;
            let (found, stated) = take_recorded(tx, id, version)?;
            remove_in(tx, &found)?;
            settle(tx, found.order, stated)
        })
        .await
}

fn remove_in(tx: &mut Tx<'_>, found: &Payment) -> Result<(), Error> {
    if found.refunded.minor > 0 {
        return Err(Error::InUse("payment"));
    }
    store::delete(tx.conn(), found.id)?;
    tx.emit(Corrected::removed(found.order, found.id));
    record_audit(tx, "payment.removed", found)
}

/// Somebody says that a stated invoice, which is in hand, is not paid after all: what was recorded for it was wrong. What the
/// provider has signed, and what has gone back, stays.
///
/// # Errors
/// [`Error::NotAllowed`]; [`Error::Frozen`]: made from lines, or paid online; [`Error::InUse`].
pub(in crate::workshop) fn take_back_in(tx: &mut Tx<'_>, who: Identity, invoice: &Invoice) -> Result<(), Error> {
    access::may_correct(tx.conn(), who)?;
    let Some(stated) = stated_id(invoice) else { return Err(Error::Frozen("invoice")) };
    let come = store::of(tx.conn(), invoice.order, Some(stated))?.into_iter().filter(|payment| payment.state.counts());
    for payment in come.collect::<Vec<_>>() {
        if payment.provider_order.is_some() {
            return Err(Error::Frozen("payment"));
        }
        remove_in(tx, &payment)?;
    }
    settle(tx, invoice.order, Some(stated))
}

/// Takes a payment that was recorded by hand, and its order, in hand.
fn take_recorded(tx: &mut Tx<'_>, id: PaymentId, version: Option<i64>) -> Result<(Payment, Option<InvoiceId>), Error> {
    let order = store::load(tx.conn(), id)?.order;
    desk::take_even_deleted(tx, order)?;
    // it may have changed while we waited
    let found = store::load(tx.conn(), id)?;
    if version.is_some_and(|version| version != found.version) {
        return Err(Error::Changed);
    }
    if found.provider_order.is_some() {
        return Err(Error::Frozen("payment"));
    }
    let stated = store::stated_of(tx.conn(), &found)?;
    Ok((found, stated))
}

fn record_audit(tx: &mut Tx<'_>, action: &'static str, found: &Payment) -> Result<(), Error> {
    let object = audit::Object { kind: "payment", id: found.id.get() };
    let was = json!({"was_minor": found.amount.minor, "was": found.state.word(), "order": found.order});
    Ok(audit::record(tx, &audit::Line::about(action, object).with(was))?)
}
