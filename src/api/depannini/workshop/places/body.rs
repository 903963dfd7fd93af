//! What clients send about the garage's places.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::depannini::vocabulary;
use crate::api::http::Field;

/// A place of the garage.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkshopBody {
    /// What people call it, at most 200 characters.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// Degrees north, −90 to 90.
    #[schema(value_type = f64, required, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub lat: Field<f64>,
    /// Degrees east, −180 to 180.
    #[schema(value_type = f64, required, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub lng: Field<f64>,
    /// Postal address, at most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
    /// Phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// When somebody is there, in words for people; at most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub opening_hours: Field<String>,
    /// Takes vehicles now (default).
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub is_open: Field<bool>,
}

/// What to change of a place; `null` empties what may be empty.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkshopChangeBody {
    /// What people call it, at most 200 characters.
    #[schema(value_type = String, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// Degrees north, −90 to 90; together with `lng`.
    #[schema(value_type = Option<f64>, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub lat: Field<f64>,
    /// Degrees east, −180 to 180; together with `lat`.
    #[schema(value_type = Option<f64>, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub lng: Field<f64>,
    /// Postal address, at most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
    /// Phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// When somebody is there, in words for people; at most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub opening_hours: Field<String>,
    /// Takes vehicles.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub is_open: Field<bool>,
}

/// Which places to list.
#[derive(Debug, Default, Deserialize)]
pub struct WorkshopQuery {
    /// `LAT,LNG` in degrees: the nearest first.
    #[serde(default)]
    pub near: Field<String>,
    /// `true`: only those that take vehicles now.
    #[serde(default)]
    pub is_open: Field<String>,
}
