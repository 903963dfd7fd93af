//! Repair orders.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::fields::Amount;
use crate::api::http::{Digits, Field};

/// A repair order to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct OrderBody {
    /// What is repaired.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub device_id: Field<i64>,
    /// Whose order; the device's owner if not said.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub customer_id: Field<i64>,
    /// A number of another list of problems; kept as it is.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    pub problem_id: Field<i64>,
    /// What it costs, not negative.
    #[schema(value_type = Option<String>, example = "250.00")]
    #[serde(default)]
    pub cost: Field<Amount>,
    /// What is taken off, not negative; for staff to say.
    #[schema(value_type = Option<String>, example = "0.00")]
    #[serde(default)]
    pub discount: Field<Amount>,
    /// What is wrong.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Screen replacement needed")]
    #[serde(default)]
    pub note: Field<String>,
    /// Pending, Repairing, Completed or Cancelled; anything but Pending is for staff to say.
    #[schema(value_type = Option<String>, example = "Pending")]
    #[serde(default)]
    pub status: Field<String>,
    /// When it is to be done; for staff to say.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-30T17:00:00")]
    #[serde(default)]
    pub estimated_completion_date: Field<String>,
}

/// What to change of a repair order; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct OrderChangeBody {
    /// What is repaired; the customer's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub device_id: Field<i64>,
    /// A number of another list of problems; null takes it away.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    pub problem_id: Field<i64>,
    /// What it costs, not negative.
    #[schema(value_type = Option<String>, example = "300.00")]
    #[serde(default)]
    pub cost: Field<Amount>,
    /// What is taken off, not negative.
    #[schema(value_type = Option<String>, example = "25.00")]
    #[serde(default)]
    pub discount: Field<Amount>,
    /// What is wrong; null empties it.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Diagnosis complete: Screen + battery replacement needed")]
    #[serde(default)]
    pub note: Field<String>,
    /// Pending, Repairing, Completed or Cancelled.
    #[schema(value_type = Option<String>, example = "Repairing")]
    #[serde(default)]
    pub status: Field<String>,
    /// When it is to be done; null takes it away.
    #[schema(value_type = Option<String>, format = DateTime, example = "2026-11-30T17:00:00")]
    #[serde(default)]
    pub estimated_completion_date: Field<String>,
}

/// Which orders; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OrderQuery {
    /// In this status.
    pub status: Field<String>,
    /// Of this customer.
    pub customer_id: Field<Digits>,
    /// About this device.
    pub device_id: Field<Digits>,
}

/// A repair order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderJson {
    /// Its id.
    pub id: i64,
    /// What is repaired; null where another API did not say.
    pub device_id: Option<i64>,
    /// Whose.
    pub customer_id: i64,
    /// A number of another list of problems.
    pub problem_id: Option<i64>,
    /// What it costs, with two decimal places; 0.00 if nobody said.
    pub cost: String,
    /// What is taken off.
    pub discount: String,
    /// What is left of the cost, never below 0.00.
    pub total_cost: String,
    /// What is wrong.
    pub note: Option<String>,
    /// Pending, Repairing, Completed or Cancelled.
    pub status: &'static str,
    /// When it is to be done, in UTC.
    pub estimated_completion_date: Option<String>,
    /// When it was done, in UTC; null while it is not.
    pub completed_at: Option<String>,
    /// When it was made, in UTC.
    pub created_at: String,
    /// When it last changed, in UTC.
    pub updated_at: String,
}
