//! What clients send about invoices and tax rates.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// An amount that is asked for without lines.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct StatementBody {
    /// What is to be paid in major units, tax included.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub amount: Field<Number>,
    /// What for, as the customer reads it.
    #[schema(value_type = String, required, min_length = 1, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
}

/// Why an invoice counts no longer.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct VoidBody {
    /// Why.
    #[schema(value_type = String, required, min_length = 1, max_length = 2000)]
    #[serde(default)]
    pub reason: Field<String>,
}

/// A tax rate from a time on.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TaxRateBody {
    /// 0 to 100, with at most two decimal places.
    #[schema(value_type = f64, required, minimum = 0, maximum = 100)]
    #[serde(default)]
    pub percent: Field<Number>,
    /// In force from then on; at once if left out. RFC 3339, not in the past.
    #[schema(value_type = Option<String>, format = DateTime)]
    #[serde(default)]
    pub valid_from: Field<String>,
}

/// Which invoices; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct InvoiceQuery {
    /// Id of a work order.
    #[serde(default)]
    pub order: Field<Digits>,
    /// Account id of a customer.
    #[serde(default)]
    pub customer: Field<Digits>,
    /// `draft`, `issued` or `void`.
    #[serde(default)]
    pub state: Field<String>,
    /// `true` or `false`.
    #[serde(default)]
    pub paid: Field<String>,
}
