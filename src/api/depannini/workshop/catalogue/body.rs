//! What clients send about services and reviews. A change of a service takes what makes one, with every field left to
//! choice.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, Nested};

/// What a service costs for one class of vehicles.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PriceOfClassBody {
    /// Id of the class of vehicles.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub vehicle_class_id: Field<i64>,
    /// In major units, before tax.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub price: Field<Number>,
}

/// A service of the catalogue. Lists are replaced as a whole.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ServiceBody {
    /// Id of its category.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub category_id: Field<i64>,
    /// Its title.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub title: Field<String>,
    /// What it is.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// Kilometres that the warranty lasts.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 10_000_000)]
    #[serde(default)]
    pub warranty_km: Field<i64>,
    /// Months that the warranty lasts.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1200)]
    #[serde(default)]
    pub warranty_months: Field<i64>,
    /// Minutes that it takes.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1_000_000)]
    #[serde(default)]
    pub minutes: Field<i64>,
    /// From 1, easy, to 5.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub difficulty: Field<i64>,
    /// What is done.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub works: Field<Vec<Field<String>>>,
    /// Where its pictures are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// What a customer notices who needs it.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub symptoms: Field<Vec<Field<String>>>,
    /// What it costs, for each class of vehicles that it is offered for.
    #[schema(value_type = Option<Vec<PriceOfClassBody>>, max_items = 100)]
    #[serde(default)]
    pub prices: Field<Vec<Field<Nested<PriceOfClassBody>>>>,
    /// Ids of the fuels it is offered for; none means that fuel does not matter.
    #[schema(value_type = Option<Vec<i64>>, max_items = 100)]
    #[serde(default)]
    pub fuel_ids: Field<Vec<Field<i64>>>,
}

/// What a customer says of a service.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ReviewBody {
    /// 1 to 5.
    #[schema(value_type = i32, required, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
    /// In their words.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub body: Field<String>,
    /// Where their pictures are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
}

/// What staff change of a review.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ModerationBody {
    /// 1 to 5.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
    /// The words.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub body: Field<String>,
    /// The pictures.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// Whether only its author and staff see it.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub is_hidden: Field<bool>,
}

/// Which services.
#[derive(Debug, Default, Deserialize)]
pub struct ServiceQuery {
    /// Id of a category.
    #[serde(default)]
    pub category: Field<Digits>,
    /// Id of a class of vehicles that they have a price for.
    #[serde(default)]
    pub vehicle_class: Field<Digits>,
}
