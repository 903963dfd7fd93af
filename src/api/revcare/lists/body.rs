//! What clients send to make an entry of a list. A change takes the same, with every field left to choice.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// An entry that is a name.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct NameBody {
    /// Its name, which no other entry has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
}

/// A category of services.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CategoryBody {
    /// Its name, which no other category has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "Brakes")]
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

/// A part of town.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AreaBody {
    /// Its name.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "Anna Nagar")]
    #[serde(default)]
    pub name: Field<String>,
    /// Its postal code: six digits, as a text or a number.
    #[schema(value_type = String, required, pattern = "^[0-9]{6}$", example = "600040")]
    #[serde(default)]
    pub pincode: Field<Digits>,
}

/// A model of a manufacturer.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ModelBody {
    /// Its name.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "Swift")]
    #[serde(default)]
    pub model: Field<String>,
    /// Who makes it.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub manufacturer_id: Field<i64>,
    /// What it runs on.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub fuel_type_id: Field<i64>,
    /// The class that prices go by.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub car_class_id: Field<i64>,
    /// Year it was first made.
    #[schema(value_type = Option<i32>, minimum = 1800, maximum = 2200)]
    #[serde(default)]
    pub year: Field<i64>,
    /// Where its picture is.
    #[schema(value_type = Option<String>, max_length = 1000)]
    #[serde(default)]
    pub img: Field<String>,
}

/// A class of cars.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ClassBody {
    /// Its name, which no other class has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "SUV")]
    #[serde(default)]
    pub class: Field<String>,
}

/// What cars run on.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FuelBody {
    /// Its name, which no other fuel has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "Diesel")]
    #[serde(default)]
    pub fuel_name: Field<String>,
}

/// A slot of the day.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TimeslotBody {
    /// Its name, which no other slot has.
    #[schema(value_type = String, required, min_length = 1, max_length = 200, example = "Early morning")]
    #[serde(default)]
    pub name: Field<String>,
    /// From when, `HH:MM` or `HH:MM:00`.
    #[schema(value_type = String, required, example = "06:00")]
    #[serde(default)]
    pub start_time: Field<String>,
    /// Until when, later than `start_time`; `24:00` is midnight.
    #[schema(value_type = String, required, example = "08:00")]
    #[serde(default)]
    pub end_time: Field<String>,
}
