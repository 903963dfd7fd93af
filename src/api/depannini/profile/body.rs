//! What clients send about themselves, exactly as documented and as the mobile apps send it.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, LenientNumber};

/// Changes to a profile; what is left out, `null` or empty stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProfileBody {
    /// Full name, at most 200 characters.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub name: Field<String>,
    /// At most 500 characters.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub address: Field<String>,
    /// A new address is not verified.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub email: Field<String>,
    /// A new number is not verified.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Degrees north.
    #[schema(value_type = Option<f64>, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub current_lat: Field<f64>,
    /// Degrees east.
    #[schema(value_type = Option<f64>, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub current_lng: Field<f64>,
    /// `towing` or `repair` (assistants).
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub service_type: Field<String>,
    /// In the assistant's words (assistants).
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub vehicle_type: Field<String>,
    /// `b` or `c` (assistants).
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub driving_license_cat: Field<String>,
    /// Number on the licence (assistants).
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    pub driving_license_num: Field<String>,
    /// Last day on which the licence holds, `dd:mm:yy` (assistants).
    #[schema(value_type = Option<String>, example = "31:12:30")]
    #[serde(default)]
    pub driving_license_expiry: Field<String>,
    /// Number of the vehicle's registration (assistants).
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    pub vehicle_registration_num: Field<Digits>,
}

/// Where somebody is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LocationBody {
    /// Degrees north.
    #[schema(value_type = f64, required, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub latitude: Field<f64>,
    /// Degrees east.
    #[schema(value_type = f64, required, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub longitude: Field<f64>,
    /// The same as `latitude`.
    #[schema(value_type = Option<f64>)]
    #[serde(default)]
    pub lat: Field<f64>,
    /// The same as `longitude`.
    #[schema(value_type = Option<f64>)]
    #[serde(default)]
    pub lng: Field<f64>,
}

/// Whether an assistant wants to be asked.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct StatusBody {
    /// True to be asked.
    #[schema(value_type = bool, required)]
    #[serde(default)]
    pub is_active: Field<bool>,
}

/// Which assistants to list.
#[derive(Debug, Default, Deserialize)]
pub struct ListQuery {
    /// `towing` or `repair`.
    #[serde(default)]
    pub service_type: Field<String>,
    /// `LAT,LNG` in degrees.
    #[serde(default)]
    pub near: Field<String>,
    /// Kilometres around `near`.
    #[serde(default)]
    pub radius_km: Field<LenientNumber>,
}
