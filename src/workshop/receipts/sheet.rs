//! A receipt in one language: every text as it is to be read, in the order in which it is to be read.

use super::model::{LineKind, Receipt, ReceiptLine, Received};
use crate::kernel::language::{Language, words};
use crate::kernel::money::{Currency, Money};
use crate::kernel::written;
use crate::workshop::invoices::InvoiceState;

/// A receipt in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Of all its words; what people wrote may be in another.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// Its number.
    pub number: String,
    /// How things stand, in one phrase.
    pub stamp: Stamp,
    /// What the garage is called.
    pub garage: String,
    /// Where to find it.
    pub garage_lines: Vec<String>,
    /// Number, date and the like, each with its name.
    pub facts: Vec<(String, String)>,
    /// Who pays, and what was worked on.
    pub blocks: Vec<Block>,
    /// What was done, in a few words.
    pub subject: String,
    /// Names of the columns of `rows`.
    pub columns: [String; 4],
    /// What is billed.
    pub rows: Vec<Row>,
    /// From net to gross.
    pub sums: Vec<Sum>,
    /// Above the payments.
    pub payments_title: String,
    /// Said where there are none; empty where none are meant.
    pub no_payments: String,
    /// What came and went back.
    pub payments: Vec<PaymentRow>,
    /// What came in all, and what is left to pay.
    pub balance: Vec<Sum>,
}

/// How things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// In words.
    pub text: String,
    /// For its colour.
    pub kind: StampKind,
}

/// How things stand, for whoever paints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampKind {
    /// Nothing is left to pay.
    Paid,
    /// Something is.
    Open,
    /// It counts no longer.
    Void,
}

/// A few lines under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The name.
    pub title: String,
    /// The lines.
    pub lines: Vec<String>,
}

/// A line of the bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What.
    pub description: String,
    /// How much of it.
    pub quantity: String,
    /// Price of one.
    pub unit: String,
    /// Price of all of it.
    pub amount: String,
}

/// An amount with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The name.
    pub label: String,
    /// The amount.
    pub amount: String,
    /// The one that counts.
    pub is_grand: bool,
}

/// Money that came or went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    /// When.
    pub day: String,
    /// How.
    pub method: String,
    /// How much.
    pub amount: String,
}

impl Sheet {
    /// Puts a receipt into words.
    #[must_use]
    pub fn new(receipt: &Receipt, language: Language) -> Self {
        let say = |id: &str| words(language, id, &[]).unwrap_or_default();
        let is_void = receipt.state == InvoiceState::Void;
        let is_paid = !is_void && receipt.rest_minor() <= 0;
        let billed = receipt.lines.iter().filter(|line| line.kind != LineKind::Discount);
        Self {
            language,
            title: say(if is_paid { "receipt-title-paid" } else { "receipt-title-open" }),
            number: receipt.number.clone(),
            stamp: stamp(receipt, language, is_paid),
            garage: receipt.garage.name.clone(),
            garage_lines: garage_lines(receipt, language),
            facts: vec![
                (say("receipt-number"), receipt.number.clone()),
                (say("receipt-date"), written::day(language, receipt.issued_on)),
                (say("receipt-order"), receipt.order.to_string()),
            ],
            blocks: blocks(receipt, language),
            subject: receipt.title.clone(),
            columns: ["receipt-description", "receipt-quantity", "receipt-unit", "receipt-amount"].map(say),
            rows: billed.map(|line| row(line, language, receipt.currency)).collect(),
            sums: sums(receipt, language),
            payments_title: say("receipt-payments"),
            no_payments: if is_void { String::new() } else { say("receipt-no-payments") },
            payments: receipt.payments.iter().map(|payment| payment_row(payment, language, receipt.currency)).collect(),
            balance: if is_void { Vec::new() } else { balance(receipt, language) },
        }
    }

    /// What stands at the foot of a page.
    #[must_use]
    pub fn foot(&self, page: usize, pages: usize) -> String {
        let (page, pages) = (page.to_string(), pages.to_string());
        let args = [("number", self.number.as_str()), ("page", page.as_str()), ("pages", pages.as_str())];
        words(self.language, "receipt-page", &args).unwrap_or_default()
    }

    /// Whether it is read from right to left.
    #[must_use]
    pub const fn is_right_to_left(&self) -> bool {
        self.language.is_right_to_left()
    }
}

fn money(language: Language, minor: i64, currency: Currency) -> String {
    written::money(language, Money::new(minor, currency))
}

fn row(line: &ReceiptLine, language: Language, currency: Currency) -> Row {
    let amount = |minor: i64| money(language, minor, currency);
    let (description, unit_minor) = match line.kind {
        // told with tax, shown before tax as all the others are, and the told price beside it
        LineKind::Tow => {
            let price = amount(line.unit_minor);
            let args = [("text", line.description.as_str()), ("price", price.as_str())];
            (words(language, "receipt-with-tax", &args).unwrap_or_default(), line.net_minor)
        }
        LineKind::Plain | LineKind::Discount if line.description.is_empty() => {
            (words(language, "receipt-stated", &[]).unwrap_or_default(), line.unit_minor)
        }
        LineKind::Plain | LineKind::Discount => (line.description.clone(), line.unit_minor),
    };
    let quantity = written::quantity(language, line.quantity_milli);
    Row { description, quantity, unit: amount(unit_minor), amount: amount(line.net_minor) }
}

fn stamp(receipt: &Receipt, language: Language, is_paid: bool) -> Stamp {
    let (kind, text) = match receipt.voided_on {
        Some(on) => {
            let day = written::day(language, on);
            (StampKind::Void, words(language, "receipt-stamp-void", &[("day", &day)]))
        }
        None if is_paid => (StampKind::Paid, words(language, "receipt-stamp-paid", &[])),
        None => {
            let rest = money(language, receipt.rest_minor(), receipt.currency);
            (StampKind::Open, words(language, "receipt-stamp-open", &[("rest", &rest)]))
        }
    };
    Stamp { text: text.unwrap_or_default(), kind }
}

/// A text in a phrase, if there is one.
fn named(language: Language, id: &str, text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).and_then(|text| words(language, id, &[("text", text)]))
}

fn garage_lines(receipt: &Receipt, language: Language) -> Vec<String> {
    let garage = &receipt.garage;
    let plain = [garage.phone.clone(), garage.email.clone()];
    let tax = named(language, "receipt-tax-number", Some(&garage.tax_number));
    garage.address.iter().cloned().chain(plain).filter(|line| !line.is_empty()).chain(tax).collect()
}

fn blocks(receipt: &Receipt, language: Language) -> Vec<Block> {
    let say = |id: &str| words(language, id, &[]).unwrap_or_default();
    let customer = &receipt.customer;
    let contacts = [&customer.address, &customer.phone, &customer.email].into_iter().flatten().cloned();
    let mut blocks = vec![Block {
        title: say("receipt-customer"),
        lines: std::iter::once(customer.name.clone()).chain(contacts).collect(),
    }];
    if let Some(vehicle) = &receipt.vehicle {
        let label = Some(vehicle.label.clone()).filter(|label| !label.is_empty());
        let lines = [
            label,
            named(language, "receipt-registration", vehicle.registration.as_deref()),
            named(language, "receipt-vin", vehicle.vin.as_deref()),
            named(language, "receipt-serial", vehicle.serial_number.as_deref()),
        ];
        blocks.push(Block { title: say("receipt-vehicle"), lines: lines.into_iter().flatten().collect() });
    }
    blocks
}

fn sum(language: Language, id: &str, minor: i64, currency: Currency, is_grand: bool) -> Sum {
    Sum { label: words(language, id, &[]).unwrap_or_default(), amount: money(language, minor, currency), is_grand }
}

fn sums(receipt: &Receipt, language: Language) -> Vec<Sum> {
    let one = |id: &str, minor: i64, is_grand: bool| sum(language, id, minor, receipt.currency, is_grand);
    let totals = receipt.totals;
    let discount = Some(receipt.discount_minor()).filter(|minor| *minor != 0);
    let rate = written::percent(language, receipt.rate.basis_points());
    let tax = Sum {
        label: words(language, "receipt-tax", &[("rate", &rate)]).unwrap_or_default(),
        ..one("receipt-tax", totals.tax_minor, false)
    };
    let discount = discount.map(|minor| one("receipt-discount", minor, false));
    let net = one("receipt-net", totals.net_minor, false);
    discount.into_iter().chain([net, tax, one("receipt-gross", totals.gross_minor, true)]).collect()
}

fn balance(receipt: &Receipt, language: Language) -> Vec<Sum> {
    let received = sum(language, "receipt-received", receipt.received_minor(), receipt.currency, false);
    let rest = sum(language, "receipt-rest", receipt.rest_minor(), receipt.currency, true);
    vec![received, rest]
}

fn payment_row(payment: &Received, language: Language, currency: Currency) -> PaymentRow {
    let id = match payment.method.as_str() {
        "cash" => Some("receipt-cash"),
        "card" => Some("receipt-card"),
        "online" => Some("receipt-online"),
        _ => None,
    };
    let mut method = id.and_then(|id| words(language, id, &[])).unwrap_or_else(|| payment.method.clone());
    if payment.amount_minor < 0 {
        let refund = words(language, "receipt-refund", &[]).unwrap_or_default();
        method = format!("{refund} · {method}");
    }
    if let Some(reference) = &payment.reference {
        method = format!("{method} · {reference}");
    }
    PaymentRow {
        day: written::day(language, payment.on),
        method,
        amount: money(language, payment.amount_minor, currency),
    }
}
