//! What clients send about people.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Field, Spelled, Verbatim};

/// An administrator.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AdminBody {
    /// Given name.
    #[schema(value_type = String, required, max_length = 100, example = "Akhil")]
    #[serde(default)]
    pub first_name: Field<String>,
    /// Family name.
    #[schema(value_type = String, required, max_length = 100, example = "Joseph")]
    #[serde(default)]
    pub last_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = String, required, format = Email, example = "akhil@revcare.in")]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number, unique; also as a number.
    #[schema(value_type = String, required, example = "9000000001")]
    #[serde(default)]
    pub phone: Field<Spelled>,
    /// 8 characters to 72 bytes; without one the account cannot sign in.
    #[schema(value_type = Option<String>, min_length = 8, max_length = 72, format = Password, example = "Password@123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// A mechanic.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct MechanicBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "Ravi Kumar")]
    #[serde(default)]
    pub name: Field<String>,
    /// Given name, if the full one is not said.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub first_name: Field<String>,
    /// Family name.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub last_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = Option<String>, format = Email, example = "ravi@revcare.in")]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number, unique; also as a number.
    #[schema(value_type = String, required, example = "9841385379")]
    #[serde(default)]
    pub phone: Field<Spelled>,
    /// 8 characters to 72 bytes; without one the account cannot sign in.
    #[schema(value_type = Option<String>, min_length = 8, max_length = 72, format = Password, example = "Password@123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
    /// Birthday.
    #[schema(value_type = Option<String>, format = Date, example = "1990-05-21")]
    #[serde(default)]
    pub dob: Field<String>,
    /// Fetches and brings back; true if not said.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub pickup_drop: Field<bool>,
    /// Looks for what is wrong; true if not said.
    #[schema(value_type = Option<bool>)]
    #[serde(default)]
    pub analysis: Field<bool>,
    /// All the categories of services that they do.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub service_category_ids: Field<Vec<Field<i64>>>,
}

/// A customer.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CustomerBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "Priya Sharma")]
    #[serde(default)]
    pub name: Field<String>,
    /// Given name, if the full one is not said.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub first_name: Field<String>,
    /// Family name.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub last_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = Option<String>, format = Email, example = "priya@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number, unique; also as a number.
    #[schema(value_type = String, required, example = "9876543210")]
    #[serde(default)]
    pub phone: Field<Spelled>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "Password@123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Which mechanic.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MechanicQuery {
    /// Such as `MEC000034`.
    pub mechanic_id: Field<String>,
}

/// Which customer.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CustomerQuery {
    /// Such as `CST000210`.
    pub customer_id: Field<String>,
}
