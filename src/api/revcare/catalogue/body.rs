//! What clients send about services.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Field, Nested};

/// What a service costs for a class of cars.
#[derive(Debug, Default, PartialEq, Deserialize, ToSchema)]
pub struct PriceBody {
    /// The class.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub car_class_id: Field<i64>,
    /// The price before tax, not negative.
    #[schema(value_type = f64, required, minimum = 0, example = 1499.0)]
    #[serde(default)]
    pub price: Field<Number>,
}

/// A service.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ServiceBody {
    /// Its title.
    #[schema(value_type = String, required, max_length = 200, example = "Brake pad replacement")]
    #[serde(default)]
    pub title: Field<String>,
    /// What it is.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Its category.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub category_id: Field<i64>,
    /// What is done.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default)]
    pub works: Field<Vec<Field<String>>>,
    /// Kilometres that the warranty lasts.
    #[schema(value_type = Option<i32>, minimum = 0)]
    #[serde(default)]
    pub warranty_kms: Field<i64>,
    /// Months that the warranty lasts.
    #[schema(value_type = Option<i32>, minimum = 0)]
    #[serde(default)]
    pub warranty_months: Field<i64>,
    /// Hours that it takes; parts of one are taken to the minute.
    #[schema(value_type = Option<f64>, minimum = 0, example = 1.5)]
    #[serde(default)]
    pub time_hrs: Field<f64>,
    /// From 1, easy, to 5.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub difficulty: Field<i64>,
    /// Where its pictures are.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// What it costs, for each class of cars that it is offered for.
    #[schema(value_type = Option<Vec<PriceBody>>)]
    #[serde(default)]
    pub price_chart: Field<Vec<Field<Nested<PriceBody>>>>,
    /// The fuels it is offered for; all if none is said.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub fuel_type_ids: Field<Vec<Field<i64>>>,
    /// What a customer notices who needs it, 5 to 15 entries.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default)]
    pub symptoms: Field<Vec<Field<String>>>,
}

/// What a customer says of a service, or what an administrator changes of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ReviewBody {
    /// Stars, 1 to 5; a customer must give them.
    #[schema(value_type = i32, required, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
    /// The words.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub review: Field<String>,
    /// Where pictures are.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// Whose review an administrator means; the newest one if not said.
    #[schema(value_type = Option<String>, example = "CST000210")]
    #[serde(default)]
    pub customer_id: Field<String>,
    /// Whether an administrator hides it from others.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub is_hidden: Field<bool>,
}
