//! Facts about invoices, on the channel of their work order.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{Invoice, Number};
use crate::journal::{Channel, NewEvent};

/// Kind of [`Issued`].
pub const INVOICE_ISSUED: &str = "invoice_issued";
/// Kind of [`Voided`].
pub const INVOICE_VOIDED: &str = "invoice_voided";

/// An invoice was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The invoice.
    pub invoice_id: i64,
    /// As shown, such as `INV-000042`.
    pub number: String,
    /// What is to be paid, in minor units.
    pub gross_minor: i64,
    /// Of what currency.
    pub currency: String,
}

impl Issued {
    pub(super) fn event(invoice: &Invoice, number: &Number) -> NewEvent {
        let fact = Self {
            invoice_id: invoice.id.get(),
            number: number.to_string(),
            gross_minor: invoice.totals.gross_minor,
            currency: invoice.currency.code().to_owned(),
        };
        NewEvent { channel: Channel::work_order(invoice.order), kind: INVOICE_ISSUED, payload: json!(fact), memo: None }
    }
}

/// An invoice was voided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    /// The invoice.
    pub invoice_id: i64,
}

impl Voided {
    pub(super) fn event(invoice: &Invoice) -> NewEvent {
        let fact = Self { invoice_id: invoice.id.get() };
        NewEvent { channel: Channel::work_order(invoice.order), kind: INVOICE_VOIDED, payload: json!(fact), memo: None }
    }
}
