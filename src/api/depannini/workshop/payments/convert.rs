//! From what clients send about payments to commands.

use serde_json::Number;

use super::body::{BalanceQuery, CallbackBody, OnlineBody, PaymentBody, PaymentChangeBody, PaymentQuery, RefundBody};
use crate::api::http::fields::money;
use crate::api::http::fields::{LABEL, NAME, TEXT, optional_id, queried_id, required_id};
use crate::api::http::{Complaint, Field, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::InvoiceId;
use crate::kernel::money::{Currency, Money};
use crate::workshop::payments::{Callback, NewPayment, PaymentChange, PaymentFilter, PaymentState};

/// How money comes if nobody says.
const CASH: &str = "cash";

fn said(word: &str) -> Result<PaymentState, &'static str> {
    let state = PaymentState::from_word(&word.to_lowercase()).filter(|state| state.is_said());
    state.ok_or("paid, partial, due or unpaid")
}

fn above_zero(number: &Number, currency: Currency) -> Result<Money, Complaint> {
    let amount = money(number, currency)?;
    if amount.minor > 0 { Ok(amount) } else { Err(Complaint::range("an amount above 0")) }
}

impl PaymentBody {
    pub(in crate::api::depannini) fn into_new(self, currency: Currency) -> Result<NewPayment, Invalid> {
        let mut read = Reading::new();
        let order = required_id(&mut read, "order_id", self.order_id);
        let stated = optional_id(&mut read, "invoice_id", self.invoice_id);
        let method = read.text("method", self.method, LABEL).unwrap_or_else(|| CASH.to_owned());
        let amount = read.required("amount", self.amount, |number| money(&number, currency));
        let state = read.optional("status", self.status, |word| said(&word));
        let due = read.optional("due", self.due, |number| money(&number, currency));
        let reference = read.text("reference", self.reference, NAME);
        read.finish(|| Some(NewPayment { order: order?, stated, method, amount: amount?, state, due, reference }))
    }
}

impl PaymentChangeBody {
    pub(in crate::api::depannini) fn into_change(self, currency: Currency) -> Result<PaymentChange, Invalid> {
        let mut read = Reading::new();
        let change = PaymentChange {
            amount: read.optional("amount", self.amount, |number| money(&number, currency)),
            state: read.optional("status", self.status, |word| said(&word)),
            method: read.text("method", self.method, LABEL),
            due: read.optional("due", self.due, |number| money(&number, currency)),
            reference: read.text("reference", self.reference, NAME),
        };
        read.finish(|| Some(change))
    }
}

impl RefundBody {
    pub(in crate::api::depannini) fn into_refund(self, currency: Currency) -> Result<(Money, Option<String>), Invalid> {
        let mut read = Reading::new();
        let amount = read.required("amount", self.amount, |number| above_zero(&number, currency));
        let reason = read.text("reason", self.reason, TEXT);
        read.finish(|| Some((amount?, reason)))
    }
}

impl OnlineBody {
    pub(in crate::api::depannini) fn into_amount(self, currency: Currency) -> Result<Option<Money>, Invalid> {
        let mut read = Reading::new();
        let amount = read.optional("amount", self.amount, |number| above_zero(&number, currency));
        read.finish(|| Some(amount))
    }
}

impl CallbackBody {
    pub(in crate::api::depannini) fn into_callback(self) -> Result<Callback, Invalid> {
        let mut read = Reading::new();
        let named = |ours: &'static str, theirs: &'static str, own: Field<String>, other: Field<String>| {
            // named as the client named it
            let name = if own.is_missing() && !other.is_missing() { theirs } else { ours };
            (name, own.or(other))
        };
        let (name, order) = named("order_id", "razorpay_order_id", self.order_id, self.razorpay_order_id);
        let order = read.required_text(name, order, LABEL);
        let (name, payment) = named("payment_id", "razorpay_payment_id", self.payment_id, self.razorpay_payment_id);
        let payment = read.required_text(name, payment, LABEL);
        let (name, signature) = named("signature", "razorpay_signature", self.signature, self.razorpay_signature);
        let signature = read.required_text(name, signature, NAME);
        read.finish(|| Some(Callback { order: order?, payment: payment?, signature: signature? }))
    }
}

impl PaymentQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<PaymentFilter, Invalid> {
        let mut read = Reading::new();
        let filter = PaymentFilter {
            order: queried_id(&mut read, "order", self.order),
            customer: queried_id(&mut read, "customer", self.customer),
            state: read.optional("status", self.status, |word| {
                PaymentState::from_word(&word.to_lowercase()).ok_or("paid, partial, due, unpaid, created or failed")
            }),
            ..PaymentFilter::default()
        };
        read.finish(|| Some(filter))
    }
}

impl BalanceQuery {
    pub(in crate::api::depannini) fn into_stated(self) -> Result<Option<InvoiceId>, Invalid> {
        let mut read = Reading::new();
        let stated = queried_id(&mut read, "invoice", self.invoice);
        read.finish(|| Some(stated))
    }
}
