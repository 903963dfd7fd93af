//! What an invoice says, without I/O.

use std::fmt;

use super::sums::{Line, TaxRate, Totals};
use crate::kernel::id::{CustomerId, InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::time::Timestamp;

/// What an invoice is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The approved lines of the order.
    Lines,
    /// An amount that somebody named, tax included.
    Stated,
}

impl Basis {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Stated => "stated",
        }
    }

    /// From the stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Lines, Self::Stated].into_iter().find(|basis| basis.word() == word)
    }
}

/// How far an invoice has come: draft -> issued -> void. A draft may be discarded; nothing else goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceState {
    /// Prepared; has no number.
    Draft,
    /// Stands.
    Issued,
    /// Was issued and counts no longer; its number is not given again.
    Void,
}

impl InvoiceState {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Void => "void",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Issued, Self::Void].into_iter().find(|state| state.word() == word)
    }
}

/// The number of an issued invoice; shown as `INV-000042`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Name of the series.
    pub series: String,
    /// From 1 on, without gap.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:06}", self.series, self.number)
    }
}

/// An invoice without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// What was done.
    pub order: WorkOrderId,
    /// Who pays.
    pub customer: CustomerId,
    /// What it is made from.
    pub basis: Basis,
    /// How far it has come.
    pub state: InvoiceState,
    /// Its number, once issued.
    pub number: Option<Number>,
    /// The tax rate: of a draft the one in force when it was drafted.
    pub rate: TaxRate,
    /// What it comes to.
    pub totals: Totals,
    /// Of all its amounts.
    pub currency: Currency,
    /// When it was issued.
    pub issued_at: Option<Timestamp>,
    /// When it was voided.
    pub voided_at: Option<Timestamp>,
    /// Why.
    pub void_reason: Option<String>,
    /// When payments had come up to its gross sum; `None` while something is left to pay.
    pub paid_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was drafted.
    pub created_at: Timestamp,
    /// The date that somebody gave it; in law it is from the day on which it was issued.
    pub dated_at: Option<Timestamp>,
}

impl Invoice {
    /// Its date: as somebody gave it, else when it was issued, else when it was drafted.
    #[must_use]
    pub fn dated(&self) -> Timestamp {
        self.dated_at.or(self.issued_at).unwrap_or(self.created_at)
    }
}

/// A line as the invoice has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BilledLine {
    /// From 1 on, in the order of the estimate.
    pub position: i32,
    /// What is billed.
    pub line: Line,
    /// What it comes to in minor units, before tax; negative for a discount.
    pub net_minor: i64,
}
