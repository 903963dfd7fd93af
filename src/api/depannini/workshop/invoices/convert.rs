//! From what clients send about invoices and tax rates to commands.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde_json::Number;

use super::body::{InvoiceQuery, StatementBody, TaxRateBody, VoidBody};
use crate::api::depannini::assistance::time;
use crate::api::http::fields::money;
use crate::api::http::fields::{TEXT, queried_id};
use crate::api::http::{Complaint, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::money::Currency;
use crate::kernel::time::Timestamp;
use crate::workshop::invoices::{InvoiceFilter, InvoiceState, Statement, TaxRate};

impl StatementBody {
    pub(in crate::api::depannini) fn into_statement(self, currency: Currency) -> Result<Statement, Invalid> {
        let mut read = Reading::new();
        let amount = read.required("amount", self.amount, |number| money(&number, currency));
        let description = read.required_text("description", self.description, TEXT);
        read.finish(|| Some(Statement { amount: amount?, description: description? }))
    }
}

impl VoidBody {
    pub(in crate::api::depannini) fn into_reason(self) -> Result<String, Invalid> {
        let mut read = Reading::new();
        let reason = read.required_text("reason", self.reason, TEXT);
        read.finish(|| reason)
    }
}

impl TaxRateBody {
    pub(in crate::api::depannini) fn into_rate(self) -> Result<(TaxRate, Option<Timestamp>), Invalid> {
        let mut read = Reading::new();
        let rate = read.required("percent", self.percent, |number| rate(&number));
        let valid_from = read.optional("valid_from", self.valid_from, |text| time(&text));
        read.finish(|| Some((rate?, valid_from)))
    }
}

/// A percentage by its own digits, not a double's.
fn rate(number: &Number) -> Result<TaxRate, Complaint> {
    let text = number.to_string();
    let percent = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text)).ok();
    let points = percent.and_then(|percent| percent.checked_mul(Decimal::ONE_HUNDRED));
    let whole = points.filter(|points| points.fract().is_zero()).and_then(|points| points.to_i32());
    whole
        .and_then(TaxRate::new)
        .ok_or_else(|| Complaint::range("a percentage from 0 to 100 with at most 2 decimal places"))
}

impl InvoiceQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<InvoiceFilter, Invalid> {
        let mut read = Reading::new();
        let filter = InvoiceFilter {
            order: queried_id(&mut read, "order", self.order),
            customer: queried_id(&mut read, "customer", self.customer),
            state: read.optional("state", self.state, |word| {
                InvoiceState::from_word(&word.to_lowercase()).ok_or("draft, issued or void")
            }),
            paid: read.optional("paid", self.paid, |word| match word.to_lowercase().as_str() {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err("true or false"),
            }),
            but_void: false,
        };
        read.finish(|| Some(filter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_exact() {
        let read = |text: &str| rate(&serde_json::from_str::<Number>(text).unwrap()).ok().map(TaxRate::basis_points);
        assert_eq!(
            (read("19"), read("5.5"), read("0.01"), read("100.00")),
            (Some(1900), Some(550), Some(1), Some(10_000))
        );
        assert_eq!((read("100.01"), read("-1"), read("0.001"), read("1e300")), (None, None, None, None));
    }
}
