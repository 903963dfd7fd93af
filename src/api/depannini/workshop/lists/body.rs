//! What clients send to make an entry of a list. A change takes the same, with every field left to choice.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::Field;

/// An entry of a plain list.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct NamedBody {
    /// Its name, which no other entry has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// What it is.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Where its picture is.
    #[schema(value_type = Option<String>, max_length = 1000)]
    #[serde(default)]
    pub image: Field<String>,
}

/// A kind of assignment.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignmentKindBody {
    /// Its name, which no other kind has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// What it is.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Where its picture is.
    #[schema(value_type = Option<String>, max_length = 1000)]
    #[serde(default)]
    pub image: Field<String>,
    /// What it does to a work order: `pickup`, `analysis`, `service` or `drop`; nothing if left out. A change leaves it as it
    /// is.
    #[schema(value_type = Option<String>, pattern = "^(pickup|analysis|service|drop)?$")]
    #[serde(default)]
    pub purpose: Field<String>,
}

/// A part of town.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AreaBody {
    /// Its name.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// Its postal code; no other area has both the same name and the same code.
    #[schema(value_type = String, required, min_length = 1, max_length = 100)]
    #[serde(default)]
    pub pincode: Field<String>,
}

/// A slot of the day.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TimeSlotBody {
    /// Its name, which no other slot has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// From when, `HH:MM`. Both times change together.
    #[schema(value_type = String, required, pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    #[serde(default)]
    pub starts: Field<String>,
    /// Until when, `HH:MM`, later than `starts`; `24:00` is midnight.
    #[schema(value_type = String, required, pattern = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
    #[serde(default)]
    pub ends: Field<String>,
}

/// A model of a manufacturer.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ModelBody {
    /// Id of who makes it.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub manufacturer_id: Field<i64>,
    /// Id of what kind of device it is.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub device_type_id: Field<i64>,
    /// Id of the class that prices go by.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub vehicle_class_id: Field<i64>,
    /// Id of what it runs on.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub fuel_id: Field<i64>,
    /// Its name.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// Year it was first made.
    #[schema(value_type = Option<i32>, minimum = 1800, maximum = 2200)]
    #[serde(default)]
    pub year: Field<i64>,
    /// Where its picture is.
    #[schema(value_type = Option<String>, max_length = 1000)]
    #[serde(default)]
    pub image: Field<String>,
}
