//! What clients send about people.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field};

/// What is known of a customer besides the account.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CustomerBody {
    /// Postal address: the account's.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
    /// Town.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub city: Field<String>,
    /// State or province.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub state: Field<String>,
    /// Postal code.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub zip_code: Field<String>,
}

/// What is known of a mechanic besides the account.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct MechanicBody {
    /// What they know best.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub specialization: Field<String>,
    /// Years in the trade.
    #[schema(value_type = Option<i32>, minimum = 0, maximum = 100)]
    #[serde(default)]
    pub experience_years: Field<i64>,
    /// Birthday, `YYYY-MM-DD`.
    #[schema(value_type = Option<String>, pattern = "^((19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]))?$")]
    #[serde(default)]
    pub born_on: Field<String>,
    /// Fetches and brings back.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub does_pickup_drop: Field<bool>,
    /// Looks for what is wrong.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub does_analysis: Field<bool>,
    /// Pay in major units; an administrator sets it.
    #[schema(value_type = Option<f64>, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub salary: Field<Number>,
    /// Does the counter's work; an administrator says so.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub is_staff: Field<bool>,
    /// Postal address: the account's.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
    /// Ids of all the categories of services they do.
    #[schema(value_type = Option<Vec<i64>>, max_items = 100)]
    #[serde(default)]
    pub category_ids: Field<Vec<Field<i64>>>,
}

/// Whether a mechanic can take on work.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WorkStatusBody {
    /// `available` or `busy`.
    #[schema(value_type = String, required, pattern = "^(available|busy)$")]
    #[serde(default)]
    pub work_status: Field<String>,
}

/// One day of a mechanic.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AttendanceBody {
    /// Account id of the mechanic.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<i64>,
    /// `YYYY-MM-DD`.
    #[schema(value_type = String, required, pattern = "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$")]
    #[serde(default)]
    pub day: Field<String>,
    /// `present` or `absent`.
    #[schema(value_type = String, required, pattern = "^(present|absent)$")]
    #[serde(default)]
    pub status: Field<String>,
}

/// What to change of a day.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AttendanceChangeBody {
    /// `YYYY-MM-DD`.
    #[schema(value_type = Option<String>, pattern = "^((19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]))?$")]
    #[serde(default)]
    pub day: Field<String>,
    /// `present` or `absent`.
    #[schema(value_type = Option<String>, pattern = "^(present|absent)?$")]
    #[serde(default)]
    pub status: Field<String>,
}

/// An address.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AddressBody {
    /// Account id of whose it is; the caller's if left out. For staff to say.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub account_id: Field<i64>,
    /// A word for it, such as `home`.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub label: Field<String>,
    /// Street and number.
    #[schema(value_type = String, required, min_length = 1, max_length = 500)]
    #[serde(default)]
    pub line1: Field<String>,
    /// What else helps to find it.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub line2: Field<String>,
    /// Id of the part of town.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub area_id: Field<i64>,
}

/// What to change of an address.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AddressChangeBody {
    /// A word for it, such as `home`.
    #[schema(value_type = Option<String>, max_length = 200)]
    #[serde(default)]
    pub label: Field<String>,
    /// Street and number.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub line1: Field<String>,
    /// What else helps to find it.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub line2: Field<String>,
    /// Id of the part of town.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub area_id: Field<i64>,
}

/// Whose lines of attendance.
#[derive(Debug, Default, Deserialize)]
pub struct AttendanceQuery {
    /// Account id of the mechanic.
    #[serde(default)]
    pub mechanic: Field<Digits>,
}

/// Whose addresses.
#[derive(Debug, Default, Deserialize)]
pub struct AddressQuery {
    /// Account id.
    #[serde(default)]
    pub account: Field<Digits>,
}
