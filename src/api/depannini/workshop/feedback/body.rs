//! What clients send as feedback.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// What a customer says of the workshop, or of one work order.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FeedbackBody {
    /// Account id of who says it; the caller if left out. For staff to say.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// Id of the work order that it is about, if it is about one.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub order_id: Field<i64>,
    /// In their words.
    #[schema(value_type = String, required, min_length = 1, max_length = 2000)]
    #[serde(default)]
    pub body: Field<String>,
    /// 1 to 5.
    #[schema(value_type = i32, required, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
}

/// What to change of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FeedbackChangeBody {
    /// In their words.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub body: Field<String>,
    /// 1 to 5.
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
}

/// Whose.
#[derive(Debug, Default, Deserialize)]
pub struct FeedbackQuery {
    /// Account id of a customer.
    #[serde(default)]
    pub customer: Field<Digits>,
}
