//! What clients send about addresses.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::Field;

/// An address.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AddressBody {
    /// The customer's word for it.
    #[schema(value_type = String, required, max_length = 200, example = "Home")]
    #[serde(default)]
    pub label: Field<String>,
    /// Street and number.
    #[schema(value_type = String, required, max_length = 200, example = "12, 2nd Avenue")]
    #[serde(default)]
    pub line1: Field<String>,
    /// What else helps to find it.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub line2: Field<String>,
    /// The part of town.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub area_id: Field<i64>,
    /// Whose, when an administrator adds it; a customer's is their own.
    #[schema(value_type = Option<String>, example = "CST000210")]
    #[serde(default)]
    pub customer_id: Field<String>,
}
