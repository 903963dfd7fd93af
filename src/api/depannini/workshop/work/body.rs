//! What clients send about what they found out and have done.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Field, Nested};

/// What a service is to cost.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct QuoteBody {
    /// Id of the service; the order need not have asked for it.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// What one is to cost in major units, before tax.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub price: Field<Number>,
}

/// What is wrong.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AnalysisBody {
    /// What is wrong.
    #[schema(value_type = String, required, min_length = 1, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// What should be done.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub recommendation: Field<String>,
    /// Where pictures of it are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// What it may come to in major units, before tax.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub estimated_cost: Field<Number>,
    /// How long it may take.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1_000_000)]
    #[serde(default)]
    pub estimated_minutes: Field<i64>,
    /// What services are to cost.
    #[schema(value_type = Option<Vec<QuoteBody>>, max_items = 100)]
    #[serde(default)]
    pub quotes: Field<Vec<Field<Nested<QuoteBody>>>>,
}

/// What is put right of an analysis; null empties what may be empty.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AnalysisChangeBody {
    /// What is wrong.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub description: Field<String>,
    /// What should be done.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub recommendation: Field<String>,
    /// Where pictures of it are, all of them.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
    /// What it may come to in major units, before tax.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub estimated_cost: Field<Number>,
    /// How long it may take.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 1_000_000)]
    #[serde(default)]
    pub estimated_minutes: Field<i64>,
    /// What services are to cost; those that are not named keep their price.
    #[schema(value_type = Option<Vec<QuoteBody>>, max_items = 100)]
    #[serde(default)]
    pub quotes: Field<Vec<Field<Nested<QuoteBody>>>>,
}

/// A mechanic's report.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProgressBody {
    /// How far it has come: `received`, `in_progress`, `completed` or `delivered`.
    #[schema(value_type = String, required, pattern = "^(received|in_progress|completed|delivered)$")]
    #[serde(default)]
    pub milestone: Field<String>,
    /// Id of the service that it is about, if it is about one.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub service_id: Field<i64>,
    /// What else there is to say.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
    /// Where pictures of it are.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
}

/// What is put right of a report.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProgressChangeBody {
    /// What else there is to say; null empties it.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
    /// Where pictures of it are, all of them.
    #[schema(value_type = Option<Vec<String>>, max_items = 100)]
    #[serde(default)]
    pub images: Field<Vec<Field<String>>>,
}
