//! What clients send about vehicles and devices. A change takes the same, with every field left to choice.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// A vehicle or device.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssetBody {
    /// Account id of whose it is; the caller's if left out. For staff to say.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub owner_id: Field<i64>,
    /// Id of its model.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub model_id: Field<i64>,
    /// Id of who made it; the model's if left out.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub manufacturer_id: Field<i64>,
    /// Id of what kind of device it is; the model's if left out.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub device_type_id: Field<i64>,
    /// Number plate, once for each owner.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub registration: Field<String>,
    /// Serial number.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub serial_number: Field<String>,
    /// Vehicle identification number.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub vin: Field<String>,
    /// What else is to be known.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub notes: Field<String>,
}

/// Whose assets.
#[derive(Debug, Default, Deserialize)]
pub struct AssetQuery {
    /// Account id.
    #[serde(default)]
    pub owner: Field<Digits>,
}
