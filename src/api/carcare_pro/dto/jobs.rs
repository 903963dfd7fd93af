//! Service requests, and what customers say.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::Field;

/// A service request, or what to change of one.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RequestBody {
    /// The request, to change it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The customer; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// What is to be done; must be said to make one.
    #[schema(value_type = String, max_length = 2000, example = "Brakes squeal")]
    #[serde(default)]
    pub service_description: Field<String>,
    /// For when; ISO 8601. Now if not said.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-30T09:00:00Z")]
    #[serde(default)]
    pub requested_date: Field<String>,
    /// `pending`, `in_progress`, `completed` or `cancelled`: customers cancel, the garage says how far it is.
    #[schema(value_type = Option<String>, example = "pending")]
    #[serde(default)]
    pub status: Field<String>,
}

/// A service request.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequestJson {
    /// Its id.
    pub id: i64,
    /// The customer.
    pub customer_id: i64,
    /// What is to be done.
    pub service_description: String,
    /// For when; when it was made if nobody said.
    #[schema(format = DateTime)]
    pub requested_date: String,
    /// `pending`, `in_progress`, `completed` or `cancelled`.
    pub status: &'static str,
}

/// What a customer says, or what to change of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct FeedbackBody {
    /// The piece of feedback, to change it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The customer; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// What they say; must be said to make one.
    #[schema(value_type = String, max_length = 2000, example = "Quick and friendly")]
    #[serde(default)]
    pub feedback_text: Field<String>,
    /// 1 to 5; must be said to make one.
    #[schema(value_type = i64, minimum = 1, maximum = 5, example = 5)]
    #[serde(default)]
    pub rating: Field<i64>,
}

/// What a customer says.
#[derive(Debug, Serialize, ToSchema)]
pub struct FeedbackJson {
    /// Its id.
    pub id: i64,
    /// The customer.
    pub customer_id: i64,
    /// What they say.
    pub feedback_text: String,
    /// 1 to 5.
    pub rating: i32,
    /// When it was said.
    #[schema(format = DateTime)]
    pub created_at: String,
}
