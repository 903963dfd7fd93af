//! How payments look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::depannini::workshop::invoices::view::major;
use crate::kernel::time::Timestamp;
use crate::workshop::payments::{Balance, Confirmed, Payment, Refund};

/// A payment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentJson {
    /// Its id.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// Id of the invoice that it was for, if there was one.
    pub invoice_id: Option<i64>,
    /// `cash`, `card`, `online` or any other word.
    pub method: String,
    /// How much, in major units of `currency`.
    pub amount: f64,
    /// How much of it went back.
    pub refunded: f64,
    /// What was to be paid then, if that was known or said.
    pub due: Option<f64>,
    /// ISO 4217.
    pub currency: String,
    /// `paid`, `partial`, `due`, `unpaid`; online also `created` and `failed`.
    pub status: &'static str,
    /// What the payment provider calls what is to be paid.
    pub provider_order_id: Option<String>,
    /// What the payment provider calls it.
    pub provider_payment_id: Option<String>,
    /// A number on a slip, a transaction's id.
    pub reference: Option<String>,
    /// Account id of who took it, or began it.
    pub by_id: Option<i64>,
    /// Raised by every change.
    pub version: i64,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Payment> for PaymentJson {
    fn from(payment: Payment) -> Self {
        Self {
            id: payment.id.get(),
            order_id: payment.order.get(),
            invoice_id: payment.invoice.map(|invoice| invoice.get()),
            method: payment.method,
            amount: payment.amount.to_json_number(),
            refunded: payment.refunded.to_json_number(),
            due: payment.due.map(|due| due.to_json_number()),
            currency: payment.amount.currency.code().to_owned(),
            status: payment.state.word(),
            provider_order_id: payment.provider_order,
            provider_payment_id: payment.provider_payment,
            reference: payment.reference,
            by_id: payment.by.map(|by| by.get()),
            version: payment.version,
            created_at: payment.created_at,
            updated_at: payment.updated_at,
        }
    }
}

/// Money that went back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RefundJson {
    /// Later ones have higher ones.
    pub id: i64,
    /// Id of the payment.
    pub payment_id: i64,
    /// How much, in major units of `currency`.
    pub amount: f64,
    /// ISO 4217.
    pub currency: String,
    /// Why; `more_than_left`: it went back by itself.
    pub reason: Option<String>,
    /// Account id of who gave it back.
    pub by_id: Option<i64>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

impl From<Refund> for RefundJson {
    fn from(refund: Refund) -> Self {
        Self {
            id: refund.id,
            payment_id: refund.payment.get(),
            amount: refund.amount.to_json_number(),
            currency: refund.amount.currency.code().to_owned(),
            reason: refund.reason,
            by_id: refund.by.map(|by| by.get()),
            at: refund.at,
        }
    }
}

/// What is to be paid and has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BalanceJson {
    /// Id of the issued invoice, if there is one.
    pub invoice_id: Option<i64>,
    /// What it comes to, in major units of `currency`.
    pub gross: Option<f64>,
    /// What has come and has not gone back.
    pub received: f64,
    /// What is left to pay; null while nothing is issued.
    pub rest: Option<f64>,
    /// ISO 4217.
    pub currency: String,
    /// Nothing is left to pay.
    pub is_paid: bool,
}

impl From<Balance> for BalanceJson {
    fn from(balance: Balance) -> Self {
        let amount = |minor| major(minor, balance.currency);
        Self {
            invoice_id: balance.invoice.map(|invoice| invoice.get()),
            gross: balance.gross_minor.map(amount),
            received: amount(balance.received_minor),
            rest: balance.rest_minor().map(amount),
            currency: balance.currency.code().to_owned(),
            is_paid: balance.is_paid(),
        }
    }
}

/// What came of the provider's word: as much as whoever brings it needs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PaymentConfirmedJson {
    /// Id of the payment.
    pub id: i64,
    /// `paid`.
    pub status: &'static str,
    /// It was confirmed before, and nothing was done now.
    pub again: bool,
}

impl From<Confirmed> for PaymentConfirmedJson {
    fn from(confirmed: Confirmed) -> Self {
        let payment = confirmed.payment;
        Self { id: payment.id.get(), status: payment.state.word(), again: confirmed.again }
    }
}
