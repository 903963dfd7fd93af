//! Invoices and costs.

use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::Field;

/// An invoice, or what to change of one.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct InvoiceBody {
    /// The invoice, to change it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The customer of the request; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// The request; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub service_request_id: Field<i64>,
    /// What is to be paid, tax included, not negative; must be said to make one.
    #[schema(value_type = f64, minimum = 0, example = 120.5)]
    #[serde(default)]
    pub amount: Field<Number>,
    /// Its date; ISO 8601. Now if not said.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-30T09:00:00Z")]
    #[serde(default)]
    pub invoice_date: Field<String>,
    /// `paid` or `unpaid`; unpaid if not said.
    #[schema(value_type = Option<String>, pattern = "^(paid|unpaid)$", example = "unpaid")]
    #[serde(default)]
    pub status: Field<String>,
}

/// An invoice.
#[derive(Debug, Serialize, ToSchema)]
pub struct InvoiceJson {
    /// Its id.
    pub id: i64,
    /// The customer.
    pub customer_id: i64,
    /// The request.
    pub service_request_id: i64,
    /// What is to be paid, tax included.
    pub amount: f64,
    /// Its date.
    #[schema(format = DateTime)]
    pub invoice_date: String,
    /// `paid` or `unpaid`.
    pub status: &'static str,
}

/// An item of what a request costs, or what to change of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CostBody {
    /// The item, to change it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The request; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub service_request_id: Field<i64>,
    /// What is to be paid for; must be said to make one.
    #[schema(value_type = String, max_length = 2000, example = "Brake pads, front axle")]
    #[serde(default)]
    pub service_description: Field<String>,
    /// How much, before tax, not negative; must be said to make one.
    #[schema(value_type = f64, minimum = 0, example = 80)]
    #[serde(default)]
    pub cost: Field<Number>,
}

/// An item of what a request costs.
#[derive(Debug, Serialize, ToSchema)]
pub struct CostJson {
    /// Its id.
    pub id: i64,
    /// The request.
    pub service_request_id: i64,
    /// What is to be paid for.
    pub service_description: String,
    /// How much, before tax.
    pub cost: f64,
    /// When it was noted.
    #[schema(format = DateTime)]
    pub created_at: String,
}
