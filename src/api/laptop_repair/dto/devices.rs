//! Devices, and what they are: types, brands, models.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// A device type or brand.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct NamedBody {
    /// Its name, unique.
    #[schema(value_type = String, required, max_length = 200, example = "Laptop")]
    #[serde(default)]
    pub name: Field<String>,
    /// What it is.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Laptop computers")]
    #[serde(default)]
    pub description: Field<String>,
}

/// A model of a brand.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ModelBody {
    /// Who makes it.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub brand_id: Field<i64>,
    /// Its name.
    #[schema(value_type = String, required, max_length = 200, example = "XPS 13")]
    #[serde(default)]
    pub name: Field<String>,
    /// What it is.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub device_type_id: Field<i64>,
}

/// A device.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DeviceBody {
    /// Who makes it.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub brand_id: Field<i64>,
    /// Which model.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub model_id: Field<i64>,
    /// What it is.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub device_type_id: Field<i64>,
    /// Serial number.
    #[schema(value_type = Option<String>, max_length = 100, example = "SN123456789")]
    #[serde(default)]
    pub serial_number: Field<String>,
    /// Whose.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub owner_id: Field<i64>,
    /// What else is to be known.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Screen cracked")]
    #[serde(default)]
    pub notes: Field<String>,
}

/// What to change of a device; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DeviceChangeBody {
    /// Who makes it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub brand_id: Field<i64>,
    /// Which model.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub model_id: Field<i64>,
    /// What it is.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub device_type_id: Field<i64>,
    /// Serial number.
    #[schema(value_type = Option<String>, max_length = 100, example = "SN123456789")]
    #[serde(default)]
    pub serial_number: Field<String>,
    /// Whose.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub owner_id: Field<i64>,
    /// What else is to be known.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Screen replaced, working fine now")]
    #[serde(default)]
    pub notes: Field<String>,
}

/// Whose devices.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeviceQuery {
    /// Of this owner.
    pub owner_id: Field<Digits>,
}

/// A device type or brand.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedJson {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// When it was entered, in UTC.
    pub created_at: String,
}

/// A model of a brand.
#[derive(Debug, Serialize, ToSchema)]
pub struct ModelJson {
    /// Its id.
    pub id: i64,
    /// Who makes it.
    pub brand_id: i64,
    /// Its name.
    pub name: String,
    /// What it is; null where another API did not say.
    pub device_type_id: Option<i64>,
    /// When it was entered, in UTC.
    pub created_at: String,
}

/// A device.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceJson {
    /// Its id.
    pub id: i64,
    /// Who makes it; null where another API did not say.
    pub brand_id: Option<i64>,
    /// Which model; null where another API did not say.
    pub model_id: Option<i64>,
    /// What it is; null where another API did not say.
    pub device_type_id: Option<i64>,
    /// Serial number.
    pub serial_number: Option<String>,
    /// Whose.
    pub owner_id: i64,
    /// What else is to be known.
    pub notes: Option<String>,
    /// When it was entered, in UTC.
    pub created_at: String,
}
