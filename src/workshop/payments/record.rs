//! Money comes over the counter, or somebody says that it is to come.

use super::access;
use super::events::Paid;
use super::model::{NewPayment, Payment, PaymentState};
use super::settle::{balance_of, received_in, settle, stated_id};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{InvoiceId, PaymentId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::invoices::{InvoiceState, issue, store as invoices};
use crate::workshop::{Error, Workshop, desk, orders};

/// Records a payment for an order or for a stated invoice.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NotIssued`]: a stated invoice; [`Error::Overpaid`]: more than is
/// left to pay; [`Error::Invalid`], [`Error::KeyReused`].
pub async fn record(
    workshop: &Workshop,
    who: Identity,
    new: NewPayment,
    key: Option<RequestKey>,
) -> Result<Payment, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = desk::look(tx.conn(), new.order)?;
            access::may_take(tx.conn(), who, &order)?;
            let first = |tx: &mut Tx<'_>| {
                let id = record_in(tx, &new, who)?;
                Ok((id.get(), store::load(tx.conn(), id)?))
            };
            tx.once(key.as_ref(), first, |tx, id| store::load(tx.conn(), id.into()))
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn record_in(tx: &mut Tx<'_>, new: &NewPayment, who: Identity) -> Result<PaymentId, Error> {
    desk::take(tx, new.order)?;
    if new.amount.minor < 0 || new.due.is_some_and(|due| due.minor < 0) {
        return Err(Error::Invalid("amount"));
    }
    if new.state.is_some_and(|state| !state.is_said()) {
        return Err(Error::Invalid("status"));
    }
    let before = balance_of(tx.conn(), new.order, new.stated)?;
    if new.stated.is_some() && before.invoice.is_none() {
        return Err(Error::NotIssued);
    }
    let counts = new.state.is_none_or(PaymentState::counts);
    let after = before.with(if counts { new.amount.minor } else { 0 })?;
    let more_to_come = after.gross_minor.is_some() && !after.is_paid();
    let state = new.state.unwrap_or(if more_to_come { PaymentState::Partial } else { PaymentState::Paid });
    let due = new.due.map(|due| due.minor).or(before.rest_minor());
    let (now, by) = (tx.now(), Some(who.account));
    let id = store::insert(tx.conn(), new, (before.invoice.or(new.stated), due, state, by), now)?;
    if counts {
        tx.emit(Paid::event(new.order, id, new.amount, &new.method));
    }
    settle(tx, new.order, new.stated)?;
    let received = received_in(tx.conn(), new.order)?;
    orders::begin_when_paid_in(tx, new.order, received)?;
    Ok(id)
}

/// Somebody says that an invoice is paid: a draft is issued, and what is left to pay has come.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`]: void.
pub async fn settle_in_full(
    workshop: &Workshop,
    who: Identity,
    id: InvoiceId,
    version: Option<i64>,
    method: String,
) -> Result<(), Error> {
    let (series, currency) = (workshop.settings.invoice_series.clone(), workshop.currency);
    workshop.work.write(move |tx| settle_in_full_in(tx, who, (id, version), &method, (&series, currency))).await
}

/// The same inside a transaction.
pub(in crate::workshop) fn settle_in_full_in(
    tx: &mut Tx<'_>,
    who: Identity,
    (id, version): (InvoiceId, Option<i64>),
    method: &str,
    (series, currency): (&str, Currency),
) -> Result<(), Error> {
    access::may_correct(tx.conn(), who)?;
    let found = invoices::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    desk::take(tx, found.order)?;
    // it may have changed while we waited
    let found = invoices::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    if version.is_some_and(|version| version != found.version) {
        return Err(Error::Changed);
    }
    if found.state == InvoiceState::Draft {
        issue::issue_in(tx, id, None, (series, currency))?;
    }
    let found = invoices::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    if found.state == InvoiceState::Void {
        return Err(Error::Frozen("invoice"));
    }
    let stated = stated_id(&found);
    let rest = balance_of(tx.conn(), found.order, stated)?.rest_minor().unwrap_or(0);
    if rest > 0 {
        let new = NewPayment {
            order: found.order,
            stated,
            method: method.to_owned(),
            amount: Money::new(rest, found.currency),
            state: None,
            due: None,
            reference: None,
        };
        record_in(tx, &new, who)?;
    }
    Ok(())
}
