//! Mechanics, their attendance and their work status.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::Field;

/// What is known of a mechanic.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct MechanicBody {
    /// The record, to change it; the same as the account's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The account; must be said to make a record, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub account_id: Field<i64>,
    /// What they know best.
    #[schema(value_type = Option<String>, max_length = 200, example = "Brakes")]
    #[serde(default)]
    pub specialization: Field<String>,
    /// Years in the trade.
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 100, example = 7)]
    #[serde(default)]
    pub experience_years: Field<i64>,
}

/// A mechanic.
#[derive(Debug, Serialize, ToSchema)]
pub struct MechanicJson {
    /// The record: the same number as the account's.
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// What they know best.
    pub specialization: String,
    /// Years in the trade.
    pub experience_years: i32,
}

/// One day of a mechanic, or what to change of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AttendanceBody {
    /// The line, to change it.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The mechanic; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<i64>,
    /// When; ISO 8601. A mechanic has one line for each day.
    #[schema(value_type = String, format = DateTime, example = "2026-11-21T08:00:00Z")]
    #[serde(default)]
    pub attendance_date: Field<String>,
    /// `present` or `absent`.
    #[schema(value_type = String, pattern = "^(present|absent)$", example = "present")]
    #[serde(default)]
    pub status: Field<String>,
}

/// One day of a mechanic.
#[derive(Debug, Serialize, ToSchema)]
pub struct AttendanceJson {
    /// Its id.
    pub id: i64,
    /// The mechanic.
    pub mechanic_id: i64,
    /// When.
    #[schema(format = DateTime)]
    pub attendance_date: String,
    /// `present` or `absent`.
    pub status: &'static str,
}

/// Whether a mechanic can take on work.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkStatusBody {
    /// The row, to change it; the same as the mechanic's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The mechanic; must be said to make one, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<i64>,
    /// `available` or `busy`; must be said to make one.
    #[schema(value_type = String, pattern = "^(available|busy)$", example = "available")]
    #[serde(default)]
    pub work_status: Field<String>,
}

/// Whether a mechanic can take on work.
#[derive(Debug, Serialize, ToSchema)]
pub struct WorkStatusJson {
    /// The row: the same number as the mechanic's.
    pub id: i64,
    /// The mechanic.
    pub mechanic_id: i64,
    /// `available` or `busy`.
    pub work_status: &'static str,
    /// Since when.
    #[schema(format = DateTime)]
    pub updated_at: String,
}
