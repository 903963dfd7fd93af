//! What clients send about cars.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::Field;

/// A car.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CarBody {
    /// Number plate; an owner has it once.
    #[schema(value_type = String, required, max_length = 100, example = "TN01AB1234")]
    #[serde(default)]
    pub reg_number: Field<String>,
    /// Its model.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub car_model_id: Field<i64>,
    /// Whose, when an administrator adds it; a customer's is their own.
    #[schema(value_type = Option<String>, example = "CST000210")]
    #[serde(default)]
    pub customer_id: Field<String>,
}
