//! Which technician has which order.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// A technician who is given an order.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignmentBody {
    /// The order.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub order_id: Field<i64>,
    /// The technician.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub user_id: Field<i64>,
}

/// Which assignments; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AssignmentQuery {
    /// Of this order.
    pub order_id: Field<Digits>,
    /// Of this technician.
    pub user_id: Field<Digits>,
}

/// A technician with an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentJson {
    /// Its id.
    pub id: i64,
    /// The order.
    pub order_id: i64,
    /// The technician.
    pub user_id: i64,
    /// When it was given, in UTC.
    pub assigned_at: String,
}
