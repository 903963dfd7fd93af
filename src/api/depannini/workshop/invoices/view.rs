//! How invoices and tax rates look to clients.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::workshop::invoices::{Bill, BilledLine, Invoice, RateSet, TaxRate};

pub(in crate::api::depannini::workshop) fn major(minor: i64, currency: Currency) -> f64 {
    Money::new(minor, currency).to_json_number()
}

fn percent(rate: TaxRate) -> f64 {
    Decimal::new(i64::from(rate.basis_points()), 2).to_f64().unwrap_or_default()
}

/// An invoice without its lines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceJson {
    /// Its id.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// Account id of who pays.
    pub customer_id: i64,
    /// `lines`: made from the approved lines; `stated`: an amount that somebody named.
    pub basis: &'static str,
    /// `draft`, `issued` or `void`.
    pub state: &'static str,
    /// Such as `INV-000042`, once issued.
    pub number: Option<String>,
    /// Tax in percent.
    pub tax_percent: f64,
    /// Before tax, in major units of `currency`.
    pub net: f64,
    /// The tax.
    pub tax: f64,
    /// What is to be paid.
    pub gross: f64,
    /// ISO 4217.
    pub currency: String,
    /// When it was issued; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub issued_at: Option<Timestamp>,
    /// When it was voided.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub voided_at: Option<Timestamp>,
    /// Why.
    pub void_reason: Option<String>,
    /// When nothing was left to pay; null while something is.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub paid_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was drafted.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Invoice> for InvoiceJson {
    fn from(invoice: Invoice) -> Self {
        let amount = |minor| major(minor, invoice.currency);
        Self {
            id: invoice.id.get(),
            order_id: invoice.order.get(),
            customer_id: invoice.customer.get(),
            basis: invoice.basis.word(),
            state: invoice.state.word(),
            number: invoice.number.as_ref().map(ToString::to_string),
            tax_percent: percent(invoice.rate),
            net: amount(invoice.totals.net_minor),
            tax: amount(invoice.totals.tax_minor),
            gross: amount(invoice.totals.gross_minor),
            currency: invoice.currency.code().to_owned(),
            issued_at: invoice.issued_at,
            voided_at: invoice.voided_at,
            void_reason: invoice.void_reason,
            paid_at: invoice.paid_at,
            version: invoice.version,
            created_at: invoice.created_at,
        }
    }
}

/// A line of an invoice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceLineJson {
    /// From 1 on.
    pub position: i32,
    /// `labour`, `part`, `service`, `tow` or `fee`.
    pub kind: String,
    /// What the customer reads.
    pub description: String,
    /// How much of it, exact to a thousandth.
    pub quantity: f64,
    /// Price of one in major units, before tax.
    pub unit_price: f64,
    /// Quantity × price, rounded half up.
    pub net: f64,
}

impl InvoiceLineJson {
    fn new(billed: BilledLine, currency: Currency) -> Self {
        Self {
            position: billed.position,
            kind: billed.line.kind,
            description: billed.line.description,
            quantity: Decimal::new(billed.line.quantity_milli, 3).to_f64().unwrap_or_default(),
            unit_price: major(billed.line.unit_minor, currency),
            net: major(billed.net_minor, currency),
        }
    }
}

/// An invoice with its lines.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BillJson {
    /// The invoice.
    #[serde(flatten)]
    pub invoice: InvoiceJson,
    /// Its lines by position.
    pub lines: Vec<InvoiceLineJson>,
}

impl From<Bill> for BillJson {
    fn from(bill: Bill) -> Self {
        let currency = bill.invoice.currency;
        let lines = bill.lines.into_iter().map(|line| InvoiceLineJson::new(line, currency)).collect();
        Self { invoice: bill.invoice.into(), lines }
    }
}

/// A tax rate from a time on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TaxRateJson {
    /// The rate in percent.
    pub percent: f64,
    /// In force from then on, until a later one is; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub valid_from: Timestamp,
    /// Account id of who set it; null: it came with the workshop.
    pub set_by_id: Option<i64>,
    /// When it was set.
    #[schema(value_type = String, format = DateTime)]
    pub set_at: Timestamp,
}

impl From<RateSet> for TaxRateJson {
    fn from(set: RateSet) -> Self {
        Self {
            percent: percent(set.rate),
            valid_from: set.valid_from,
            set_by_id: set.set_by.map(|by| by.get()),
            set_at: set.set_at,
        }
    }
}
