//! What a receipt says, without I/O.

use chrono::NaiveDate;

use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::workshop::invoices::{InvoiceState, TaxRate, Totals};

/// Who issues receipts, from the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Garage {
    /// What it is called.
    pub name: String,
    /// Postal address, one entry for each line.
    pub address: Vec<String>,
    /// Phone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Its number at the tax office.
    pub tax_number: String,
}

/// Who pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Full name.
    pub name: String,
    /// Postal address.
    pub address: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// What was worked on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vehicle {
    /// Maker, model and year, as far as known.
    pub label: String,
    /// Number plate.
    pub registration: Option<String>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Vehicle identification number.
    pub vin: Option<String>,
}

/// What is to be known of a line to read its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Its price is before tax.
    Plain,
    /// A tow: its price was told with tax.
    Tow,
    /// It takes something off.
    Discount,
}

/// A line of the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    /// What is to be known to read its price.
    pub kind: LineKind,
    /// What is billed; empty where nothing but an amount was named.
    pub description: String,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Price of one in minor units: of a tow with tax, else before tax.
    pub unit_minor: i64,
    /// Price of all of it in minor units, before tax; below zero for a discount.
    pub net_minor: i64,
}

/// Money that came, or went back (negative).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// On which day.
    pub on: NaiveDate,
    /// `cash`, `card`, `online` or any other word.
    pub method: String,
    /// A number on a slip.
    pub reference: Option<String>,
    /// Minor units; below zero for a refund.
    pub amount_minor: i64,
}

/// An issued invoice with what has come for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Of which invoice.
    pub invoice: InvoiceId,
    /// Its number, such as `INV-000042`.
    pub number: String,
    /// Issued or void.
    pub state: InvoiceState,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// The day it was voided.
    pub voided_on: Option<NaiveDate>,
    /// What was done.
    pub order: WorkOrderId,
    /// The same in a few words.
    pub title: String,
    /// Who issued it.
    pub garage: Garage,
    /// Who pays.
    pub customer: Customer,
    /// What was worked on.
    pub vehicle: Option<Vehicle>,
    /// What is billed.
    pub lines: Vec<ReceiptLine>,
    /// What it comes to.
    pub totals: Totals,
    /// The tax rate.
    pub rate: TaxRate,
    /// Of all amounts.
    pub currency: Currency,
    /// What came and went back, oldest first.
    pub payments: Vec<Received>,
}

impl Receipt {
    /// What was taken off, in minor units before tax; zero or less.
    #[must_use]
    pub fn discount_minor(&self) -> i64 {
        let off = self.lines.iter().filter(|line| line.kind == LineKind::Discount);
        off.fold(0_i64, |sum, line| sum.saturating_add(line.net_minor))
    }

    /// What has come and has not gone back, in minor units.
    #[must_use]
    pub fn received_minor(&self) -> i64 {
        self.payments.iter().fold(0, |sum, payment| sum.saturating_add(payment.amount_minor))
    }

    /// What is left to pay, in minor units.
    #[must_use]
    pub fn rest_minor(&self) -> i64 {
        self.totals.gross_minor.saturating_sub(self.received_minor())
    }
}
