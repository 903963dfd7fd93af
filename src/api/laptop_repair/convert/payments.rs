//! Payments for orders.

use super::{amount, queried};
use crate::api::http::Reading;
use crate::api::http::fields::{LABEL, NAME, queried_id, required_id, two_places};
use crate::api::laptop_repair::dto::payments::{PaymentBody, PaymentChangeBody, PaymentJson, PaymentQuery};
use crate::kernel::error::Invalid;
use crate::kernel::id::WorkOrderId;
use crate::kernel::money::Currency;
use crate::workshop::payments::{NewPayment, Payment, PaymentChange, PaymentFilter, PaymentState};

/// How money comes if nobody says.
const CASH: &str = "Cash";

fn state(word: String) -> Result<PaymentState, &'static str> {
    match word.as_str() {
        "Paid" => Ok(PaymentState::Paid),
        "Due" => Ok(PaymentState::Due),
        "Unpaid" => Ok(PaymentState::Unpaid),
        "Partial" => Ok(PaymentState::Partial),
        _ => Err("Paid, Due, Unpaid or Partial"),
    }
}

/// What is begun online is due, and what was given up there is unpaid.
const fn word_of(state: PaymentState) -> &'static str {
    match state {
        PaymentState::Paid => "Paid",
        PaymentState::Due | PaymentState::Created => "Due",
        PaymentState::Unpaid | PaymentState::Failed => "Unpaid",
        PaymentState::Partial => "Partial",
    }
}

/// The other state that goes by the same word.
const fn likewise(state: PaymentState) -> Option<PaymentState> {
    match state {
        PaymentState::Due => Some(PaymentState::Created),
        PaymentState::Unpaid => Some(PaymentState::Failed),
        PaymentState::Paid | PaymentState::Partial | PaymentState::Created | PaymentState::Failed => None,
    }
}

impl PaymentBody {
    pub(in crate::api::laptop_repair) fn into_new(self, currency: Currency) -> Result<NewPayment, Invalid> {
        let mut read = Reading::new();
        let order = required_id::<WorkOrderId>(&mut read, "order_id", self.order_id);
        let due = read.optional("due_amount", self.due_amount, amount(currency));
        let paid = read.required("amount", self.amount, amount(currency));
        let state = read.optional("status", self.status, state);
        let method = read.text("payment_method", self.payment_method, LABEL).unwrap_or_else(|| CASH.to_owned());
        let reference = read.text("transaction_id", self.transaction_id, NAME);
        read.finish(|| Some(NewPayment { order: order?, stated: None, method, amount: paid?, state, due, reference }))
    }
}

impl PaymentChangeBody {
    pub(in crate::api::laptop_repair) fn into_change(self, currency: Currency) -> Result<PaymentChange, Invalid> {
        let mut read = Reading::new();
        let change = PaymentChange {
            amount: read.optional("amount", self.amount, amount(currency)),
            state: read.optional("status", self.status, state),
            method: read.text("payment_method", self.payment_method, LABEL),
            due: read.optional("due_amount", self.due_amount, amount(currency)),
            reference: read.text("transaction_id", self.transaction_id, NAME),
        };
        read.finish(|| Some(change))
    }
}

impl PaymentQuery {
    pub(in crate::api::laptop_repair) fn into_filter(self) -> Result<PaymentFilter, Invalid> {
        let mut read = Reading::new();
        let state = read.optional(&queried("status"), self.status, state);
        let order = queried_id(&mut read, &queried("order_id"), self.order_id);
        read.finish(|| Some(PaymentFilter { order, customer: None, state, or_state: state.and_then(likewise) }))
    }
}

impl From<Payment> for PaymentJson {
    fn from(payment: Payment) -> Self {
        Self {
            id: payment.id.get(),
            order_id: payment.order.get(),
            due_amount: payment.due.map(two_places),
            amount: two_places(payment.amount),
            status: word_of(payment.state),
            payment_method: payment.method,
            transaction_id: payment.reference,
            created_at: payment.created_at.rfc3339(),
        }
    }
}
