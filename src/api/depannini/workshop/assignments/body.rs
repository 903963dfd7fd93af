//! What clients send about assignments.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// Who is given a work order.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignmentBody {
    /// Account id of the mechanic.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<i64>,
    /// Id of the kind; without one, or with one that has no purpose, it moves nothing and needs nothing.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub kind_id: Field<i64>,
    /// What the mechanic is told.
    #[schema(value_type = Option<String>, max_length = 2000)]
    #[serde(default)]
    pub note: Field<String>,
    /// The day that it is for, `YYYY-MM-DD`; today if left out.
    #[schema(value_type = Option<String>, pattern = "^([0-9]{4}-[01][0-9]-[0-3][0-9])?$")]
    #[serde(default)]
    pub day: Field<String>,
}

/// Which assignments; all that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct AssignmentQuery {
    /// Id of a work order.
    #[serde(default)]
    pub order: Field<Digits>,
    /// Account id of a mechanic.
    #[serde(default)]
    pub mechanic: Field<Digits>,
    /// `true` or `false`.
    #[serde(default)]
    pub open: Field<String>,
}
