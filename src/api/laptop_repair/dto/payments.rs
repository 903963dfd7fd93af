//! Payments for orders.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::fields::Amount;
use crate::api::http::{Digits, Field};

/// A payment to be recorded.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PaymentBody {
    /// What it is for.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub order_id: Field<i64>,
    /// What was to be paid, not negative.
    #[schema(value_type = Option<String>, example = "275.00")]
    #[serde(default)]
    pub due_amount: Field<Amount>,
    /// How much, not negative.
    #[schema(value_type = String, required, example = "150.00")]
    #[serde(default)]
    pub amount: Field<Amount>,
    /// Paid, Due, Unpaid or Partial; Paid if not said, or Partial where an invoice leaves more to pay.
    #[schema(value_type = Option<String>, example = "Partial")]
    #[serde(default)]
    pub status: Field<String>,
    /// Cash if not said.
    #[schema(value_type = Option<String>, max_length = 100, example = "Cash")]
    #[serde(default)]
    pub payment_method: Field<String>,
    /// A number on a slip, a transaction's id.
    #[schema(value_type = Option<String>, max_length = 200, example = "TXN001")]
    #[serde(default)]
    pub transaction_id: Field<String>,
}

/// What to change of a payment; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PaymentChangeBody {
    /// What was to be paid, not negative.
    #[schema(value_type = Option<String>, example = "275.00")]
    #[serde(default)]
    pub due_amount: Field<Amount>,
    /// How much, not negative.
    #[schema(value_type = Option<String>, example = "275.00")]
    #[serde(default)]
    pub amount: Field<Amount>,
    /// Paid, Due, Unpaid or Partial.
    #[schema(value_type = Option<String>, example = "Paid")]
    #[serde(default)]
    pub status: Field<String>,
    /// How it came.
    #[schema(value_type = Option<String>, max_length = 100, example = "Card")]
    #[serde(default)]
    pub payment_method: Field<String>,
    /// A number on a slip, a transaction's id.
    #[schema(value_type = Option<String>, max_length = 200, example = "TXN001")]
    #[serde(default)]
    pub transaction_id: Field<String>,
}

/// Which payments; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaymentQuery {
    /// In this status.
    pub status: Field<String>,
    /// For this order.
    pub order_id: Field<Digits>,
}

/// A payment.
#[derive(Debug, Serialize, ToSchema)]
pub struct PaymentJson {
    /// Its id.
    pub id: i64,
    /// What it is for.
    pub order_id: i64,
    /// What was to be paid, with two decimal places; null if nobody said.
    pub due_amount: Option<String>,
    /// How much.
    pub amount: String,
    /// Paid, Due, Unpaid or Partial.
    pub status: &'static str,
    /// How it came.
    pub payment_method: String,
    /// A number on a slip, a transaction's id.
    pub transaction_id: Option<String>,
    /// When it was recorded, in UTC.
    pub created_at: String,
}
