//! What clients send about payments.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// A payment that came, or is to come.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PaymentBody {
    /// Id of the work order.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub order_id: Field<i64>,
    /// Id of the stated invoice that it is for; left out: the order, and the invoice of its lines.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub invoice_id: Field<i64>,
    /// `cash`, `card` or any other word; `cash` if left out.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub method: Field<String>,
    /// How much, in major units.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub amount: Field<Number>,
    /// `paid`, `partial`, `due` or `unpaid`; left out: it came, and whether more is to come follows from the invoice.
    #[schema(value_type = Option<String>, pattern = "^(paid|partial|due|unpaid)?$")]
    #[serde(default)]
    pub status: Field<String>,
    /// What is to be paid, in major units, where somebody says; else what the invoice leaves to pay.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub due: Field<Number>,
    /// A number on a slip, a transaction's id.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub reference: Field<String>,
}

/// What to change of a payment that was recorded by hand.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PaymentChangeBody {
    /// `cash`, `card` or any other word.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub method: Field<String>,
    /// How much, in major units.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub amount: Field<Number>,
    /// `paid`, `partial`, `due` or `unpaid`.
    #[schema(value_type = Option<String>, pattern = "^(paid|partial|due|unpaid)?$")]
    #[serde(default)]
    pub status: Field<String>,
    /// What is to be paid, in major units.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub due: Field<Number>,
    /// A number on a slip, a transaction's id.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub reference: Field<String>,
}

/// Money that goes back.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RefundBody {
    /// How much, in major units.
    #[schema(value_type = f64, required, minimum = 0.01, maximum = 1_000_000_000)]
    #[serde(default)]
    pub amount: Field<Number>,
    /// Why.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub reason: Field<String>,
}

/// What somebody is about to pay online.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct OnlineBody {
    /// How much, in major units; what the invoice leaves to pay if left out.
    #[schema(value_type = Option<f64>, minimum = 0.01, maximum = 1_000_000_000)]
    #[serde(default)]
    pub amount: Field<Number>,
}

/// What the payment provider says. Each field may also come under the name that Razorpay gives it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CallbackBody {
    /// What was to be paid, in the provider's words; also `razorpay_order_id`.
    #[schema(value_type = String, required, min_length = 1, max_length = 100)]
    #[serde(default)]
    pub order_id: Field<String>,
    /// What paid it, in the provider's words; also `razorpay_payment_id`.
    #[schema(value_type = String, required, min_length = 1, max_length = 100)]
    #[serde(default)]
    pub payment_id: Field<String>,
    /// The provider's signature under both; also `razorpay_signature`.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub signature: Field<String>,
    /// Razorpay's name for `order_id`.
    #[schema(ignore)]
    #[serde(default)]
    pub razorpay_order_id: Field<String>,
    /// Razorpay's name for `payment_id`.
    #[schema(ignore)]
    #[serde(default)]
    pub razorpay_payment_id: Field<String>,
    /// Razorpay's name for `signature`.
    #[schema(ignore)]
    #[serde(default)]
    pub razorpay_signature: Field<String>,
}

/// Which payments; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct PaymentQuery {
    /// Id of a work order.
    #[serde(default)]
    pub order: Field<Digits>,
    /// Account id of a customer.
    #[serde(default)]
    pub customer: Field<Digits>,
    /// What is said of them.
    #[serde(default)]
    pub status: Field<String>,
}

/// Of what.
#[derive(Debug, Default, Deserialize)]
pub struct BalanceQuery {
    /// Id of a stated invoice.
    #[serde(default)]
    pub invoice: Field<Digits>,
}
