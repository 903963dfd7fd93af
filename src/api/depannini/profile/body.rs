//! What clients send about themselves, exactly as documented and as the mobile apps send it.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::depannini::vocabulary;
use crate::api::http::{Digits, Field, LenientNumber};

/// Changes to a profile; what is left out, `null` or empty stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProfileBody {
    /// Full name, at most 200 characters.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// At most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
    /// A new address is not verified.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// A new number is not verified.
    #[schema(schema_with = vocabulary::optional_phone)]
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
    #[schema(schema_with = vocabulary::service)]
    #[serde(default)]
    pub service_type: Field<String>,
    /// In the assistant's words (assistants).
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub vehicle_type: Field<String>,
    /// `b` or `c` (assistants).
    #[schema(schema_with = vocabulary::license)]
    #[serde(default)]
    pub driving_license_cat: Field<String>,
    /// Number on the licence (assistants).
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub driving_license_num: Field<String>,
    /// Last day on which the licence holds, `dd:mm:yy` (assistants).
    #[schema(schema_with = vocabulary::day)]
    #[serde(default)]
    pub driving_license_expiry: Field<String>,
    /// Number of the vehicle's registration (assistants).
    #[schema(schema_with = vocabulary::optional_registration)]
    #[serde(default)]
    pub vehicle_registration_num: Field<Digits>,
}

/// Where somebody is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LocationBody {
    /// Degrees north; `lat` is read too.
    #[schema(value_type = f64, required, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub latitude: Field<f64>,
    /// Degrees east; `lng` is read too.
    #[schema(value_type = f64, required, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub longitude: Field<f64>,
    /// The same as `latitude`.
    #[schema(ignore)]
    #[serde(default)]
    pub lat: Field<f64>,
    /// The same as `longitude`.
    #[schema(ignore)]
    #[serde(default)]
    pub lng: Field<f64>,
}

/// Whether an assistant wants to be asked.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct StatusBody {
    /// True to be asked; `is_active_assistant` is read too.
    #[schema(value_type = bool, required)]
    #[serde(default)]
    pub is_active: Field<bool>,
    /// The same, by the name that profiles give it.
    #[schema(ignore)]
    #[serde(default)]
    pub is_active_assistant: Field<bool>,
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
