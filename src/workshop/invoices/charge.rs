//! An amount before tax becomes due at once: a stated invoice that is issued as it is made.

use super::draft::{Statement, approved, insert, stated};
use super::issue::issue_in;
use super::model::Basis;
use super::store;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::tx::Tx;
use crate::workshop::Error;

/// Charges the customer of an order that is in hand.
///
/// # Errors
/// [`Error::Invalid`]: more than can be told exactly.
pub(in crate::workshop) fn charge_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    net: Money,
    description: &str,
    series: &str,
) -> Result<InvoiceId, Error> {
    let now = tx.now();
    let tax = store::rate_at(tx.conn(), now)?.on(net.minor);
    let gross = tax.and_then(|tax| net.minor.checked_add(tax)).ok_or(Error::Invalid("amount"))?;
    let amount = Money::new(gross, net.currency);
    let content = stated(tx, &Statement { amount, description: description.to_owned() })?;
    let id = insert(tx, order, Basis::Stated, &content)?;
    issue_in(tx, id, None, (series, net.currency))?;
    Ok(id)
}

/// What an invoice of all that is approved would come to, tax included, in minor units; 0 where nothing is.
///
/// # Errors
/// [`Error::Invalid`]: more than can be told exactly.
pub(in crate::workshop) fn gross_of_approved_in(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    currency: Currency,
) -> Result<i64, Error> {
    match approved(tx, order, currency) {
        Ok(content) => Ok(content.totals.gross_minor),
        Err(Error::NothingApproved) => Ok(0),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::workshop::invoices::{TaxRate, Totals};

    proptest! {
        #[test]
        fn what_is_charged_is_what_the_invoice_says_before_tax(net in 0..1_i64 << 50, basis_points in 0..=10_000_i32) {
            let rate = TaxRate::new(basis_points).unwrap();
            let totals = Totals::within(net + rate.on(net).unwrap(), rate).unwrap();
            prop_assert_eq!((totals.net_minor, totals.tax_minor), (net, rate.on(net).unwrap()));
        }
    }
}
