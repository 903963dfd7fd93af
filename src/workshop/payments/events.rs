//! Facts about money, on the channel of its work order.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{InvoiceId, PaymentId, WorkOrderId};
use crate::kernel::money::Money;

/// Kind of [`Paid`].
pub const PAID: &str = "paid";
/// Kind of [`Refunded`].
pub const REFUNDED: &str = "refunded";
/// Kind of [`Corrected`]: what was recorded is otherwise.
pub const PAYMENT_CHANGED: &str = "payment_changed";
/// Kind of [`Corrected`]: what was recorded is gone.
pub const PAYMENT_REMOVED: &str = "payment_removed";
/// Kind of [`Settled`]: nothing is left to pay.
pub const INVOICE_PAID: &str = "invoice_paid";
/// Kind of [`Settled`]: something is left to pay again.
pub const INVOICE_REOPENED: &str = "invoice_reopened";

fn event(order: WorkOrderId, kind: &'static str, payload: serde_json::Value) -> NewEvent {
    NewEvent { channel: Channel::work_order(order), kind, payload, memo: None }
}

/// A payment came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paid {
    /// The payment.
    pub payment_id: i64,
    /// In minor units.
    pub amount_minor: i64,
    /// Of what currency.
    pub currency: String,
    /// `cash`, `online`, …
    pub method: String,
}

impl Paid {
    pub(super) fn event(order: WorkOrderId, payment: PaymentId, amount: Money, method: &str) -> NewEvent {
        let fact = Self {
            payment_id: payment.get(),
            amount_minor: amount.minor,
            currency: amount.currency.code().to_owned(),
            method: method.to_owned(),
        };
        event(order, PAID, json!(fact))
    }
}

/// Money went back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refunded {
    /// The payment.
    pub payment_id: i64,
    /// In minor units.
    pub amount_minor: i64,
    /// Of what currency.
    pub currency: String,
}

impl Refunded {
    pub(super) fn event(order: WorkOrderId, payment: PaymentId, amount: Money) -> NewEvent {
        let fact =
            Self { payment_id: payment.get(), amount_minor: amount.minor, currency: amount.currency.code().to_owned() };
        event(order, REFUNDED, json!(fact))
    }
}

/// What was recorded of a payment was wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// The payment.
    pub payment_id: i64,
}

impl Corrected {
    pub(super) fn changed(order: WorkOrderId, payment: PaymentId) -> NewEvent {
        event(order, PAYMENT_CHANGED, json!(Self { payment_id: payment.get() }))
    }

    pub(super) fn removed(order: WorkOrderId, payment: PaymentId) -> NewEvent {
        event(order, PAYMENT_REMOVED, json!(Self { payment_id: payment.get() }))
    }
}

/// An invoice is paid, or open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The invoice.
    pub invoice_id: i64,
}

impl Settled {
    pub(super) fn event(order: WorkOrderId, invoice: InvoiceId, is_paid: bool) -> NewEvent {
        let kind = if is_paid { INVOICE_PAID } else { INVOICE_REOPENED };
        event(order, kind, json!(Self { invoice_id: invoice.get() }))
    }
}
