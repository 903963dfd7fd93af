//! An invoice is issued: from now on it stands.

use super::access;
use super::draft::{approved, draft_in, take};
use super::events::Issued;
use super::model::{Basis, Invoice, InvoiceState, Number};
use super::store;
use super::sums::Totals;
use super::view::{self, Bill};
use crate::accounts::Identity;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::storage::dialect;
use crate::tx::Tx;
use crate::workshop::payments::settle;
use crate::workshop::{Error, Workshop, receipts};

/// Issues a draft with the next number of the series and the rate in force, if it is still at `version`. An issued one
/// is answered again.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Frozen`]: void; [`Error::Changed`]: also when other lines are
/// approved by now than were drafted, or another rate or discount is in force; [`Error::Overpaid`]: more was paid already than it
/// comes to.
pub async fn issue(workshop: &Workshop, who: Identity, id: InvoiceId, version: Option<i64>) -> Result<Bill, Error> {
    let (series, currency) = (workshop.settings.invoice_series.clone(), workshop.currency);
    workshop
        .work
        .write(move |tx| {
            access::may_decide(tx.conn(), who)?;
            issue_in(tx, id, version, (&series, currency))?;
            view::load(tx.conn(), id)
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn issue_in(
    tx: &mut Tx<'_>,
    id: InvoiceId,
    version: Option<i64>,
    (series, currency): (&str, Currency),
) -> Result<(), Error> {
    let found = take(tx, id, None)?;
    match found.state {
        InvoiceState::Issued => return Ok(()),
        InvoiceState::Void => return Err(Error::Frozen("invoice")),
        InvoiceState::Draft => {}
    }
    if version.is_some_and(|version| version != found.version) || !is_up_to_date(tx, &found, currency)? {
        return Err(Error::Changed);
    }
    let number = Number { series: series.to_owned(), number: dialect::raise_number(tx.conn(), series)? };
    let now = tx.now();
    if !store::issue(tx.conn(), id, &number, now)? {
        return Err(Error::Changed);
    }
    receipts::keep_in(tx, id, found.order)?;
    tx.emit(Issued::event(&found, &number));
    settle::settle_invoice(tx, id)
}

/// Whether a draft says what an invoice would say now.
fn is_up_to_date(tx: &mut Tx<'_>, found: &Invoice, currency: Currency) -> Result<bool, Error> {
    let now = tx.now();
    match found.basis {
        Basis::Lines => {
            let content = approved(tx, found.order, currency)?;
            let drafted: Vec<_> = store::lines(tx.conn(), found.id)?.into_iter().map(|billed| billed.line).collect();
            Ok(drafted == content.lines && (found.rate, found.totals) == (content.rate, content.totals))
        }
        Basis::Stated => {
            let rate = store::rate_at(tx.conn(), now)?;
            Ok((found.rate, found.totals) == (rate, Totals::within(found.totals.gross_minor, rate)?))
        }
    }
}

/// Drafts and issues the invoice of an order in one go: its work is done.
///
/// # Errors
/// As for [`super::draft`] and [`issue`].
pub async fn bill(workshop: &Workshop, who: Identity, order: WorkOrderId) -> Result<Bill, Error> {
    let (series, currency) = (workshop.settings.invoice_series.clone(), workshop.currency);
    workshop
        .work
        .write(move |tx| {
            access::may_decide(tx.conn(), who)?;
            let id = bill_in(tx, order, (&series, currency))?;
            view::load(tx.conn(), id)
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(in crate::workshop) fn bill_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    (series, currency): (&str, Currency),
) -> Result<InvoiceId, Error> {
    let id = draft_in(tx, order, currency)?;
    issue_in(tx, id, None, (series, currency))?;
    Ok(id)
}
