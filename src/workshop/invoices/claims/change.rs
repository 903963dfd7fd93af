//! A claim is changed, paid or taken back.

use super::{ClaimChange, pay, standing};
use crate::accounts::Identity;
use crate::kernel::id::InvoiceId;
use crate::kernel::language::words;
use crate::kernel::money::Money;
use crate::tx::Tx;
use crate::workshop::invoices::draft::{Statement, stated, take};
use crate::workshop::invoices::model::{Basis, Invoice, InvoiceState};
use crate::workshop::invoices::void::void_in;
use crate::workshop::invoices::{access, store};
use crate::workshop::{Error, Workshop, payments};

/// Changes what is given: the amount of a draft by mechanics, whether it is paid by the counter.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`]; [`Error::Invalid`]: another's or for another order by their word;
/// [`Error::Frozen`]: the amount of what is issued or made from lines, or money that cannot be taken back.
pub async fn change_claim(
    workshop: &Workshop,
    who: Identity,
    id: InvoiceId,
    change: ClaimChange,
) -> Result<Invoice, Error> {
    let (series, currency) = (workshop.settings.invoice_series.clone(), workshop.currency);
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            standing(tx.conn(), id)?;
            let found = take(tx, id, None)?;
            if change.customer.is_some_and(|customer| customer != found.customer) {
                return Err(Error::Invalid("customer_id"));
            }
            if change.order.is_some_and(|order| order != found.order) {
                return Err(Error::Invalid("service_request_id"));
            }
            if let Some(amount) = change.amount.filter(|amount| amount.minor != found.totals.gross_minor) {
                restate(tx, &found, amount)?;
            }
            if let Some(at) = change.dated_at {
                store::set_dated(tx.conn(), id, at)?;
            }
            match change.is_paid {
                Some(true) if found.paid_at.is_none() => pay(tx, who, id, (&series, currency))?,
                Some(false) if found.paid_at.is_some() => payments::take_back_in(tx, who, &found)?,
                Some(_) | None => {}
            }
            standing(tx.conn(), id)
        })
        .await
}

fn restate(tx: &mut Tx<'_>, found: &Invoice, amount: Money) -> Result<(), Error> {
    if found.basis == Basis::Lines || found.state != InvoiceState::Draft {
        return Err(Error::Frozen("invoice"));
    }
    let lines = store::lines(tx.conn(), found.id)?;
    let description = lines.into_iter().next().map(|billed| billed.line.description).unwrap_or_default();
    let content = stated(tx, &Statement { amount, description })?;
    store::rewrite(tx.conn(), found.id, &content)
}

/// Takes a claim back: a draft goes, by mechanics; what was issued is voided, by the counter.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`].
pub async fn drop_claim(workshop: &Workshop, who: Identity, id: InvoiceId) -> Result<(), Error> {
    let reason = words(workshop.language, "void-reason-deleted", &[]).unwrap_or_default();
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            standing(tx.conn(), id)?;
            let found = take(tx, id, None)?;
            match found.state {
                InvoiceState::Draft => Ok(store::delete(tx.conn(), id)?),
                InvoiceState::Void => Err(Error::NotFound("invoice")),
                InvoiceState::Issued => {
                    access::may_decide(tx.conn(), who)?;
                    void_in(tx, &found, &reason)
                }
            }
        })
        .await
}
