//! Accounts and customers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::{Field, Verbatim};

/// Somebody who signs up, and what for.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RegistrationBody {
    /// Name to sign in with, unique; no blanks.
    #[schema(value_type = String, required, max_length = 150, example = "kenz")]
    #[serde(default)]
    pub username: Field<String>,
    /// Given name.
    #[schema(value_type = String, required, max_length = 100, example = "Kevin")]
    #[serde(default)]
    pub first_name: Field<String>,
    /// Family name.
    #[schema(value_type = String, required, max_length = 100, example = "Smith")]
    #[serde(default)]
    pub last_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = String, required, format = Email, example = "tony@gmail.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number of 7 to 15 digits, unique.
    #[schema(value_type = String, required, max_length = 40, example = "123-456-7890")]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
    /// `customer` or `mechanic`.
    #[schema(value_type = String, required, pattern = "^(customer|mechanic)$", example = "customer")]
    #[serde(default)]
    pub user_type: Field<String>,
}

/// A customer who signs up, or what to change of an account.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AccountBody {
    /// Name to sign in with, unique; no blanks. It does not change.
    #[schema(value_type = String, max_length = 150, example = "kenz")]
    #[serde(default)]
    pub username: Field<String>,
    /// Given name.
    #[schema(value_type = String, max_length = 100, example = "Kevin")]
    #[serde(default)]
    pub first_name: Field<String>,
    /// Family name.
    #[schema(value_type = String, max_length = 100, example = "Smith")]
    #[serde(default)]
    pub last_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = String, format = Email, example = "tony@gmail.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number of 7 to 15 digits, unique.
    #[schema(value_type = String, max_length = 40, example = "123-456-7890")]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// 8 characters to 72 bytes; a new one ends all other sessions.
    #[schema(value_type = String, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Who signs in.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LoginBody {
    /// Username, e-mail address or phone number.
    #[schema(value_type = String, required, example = "kenz")]
    #[serde(default)]
    pub username: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Tokens.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoginJson {
    /// For `Authorization: Bearer`; lives an hour.
    pub token: String,
    /// Lives a week; is no access token.
    pub refresh_token: String,
}

/// Somebody who has signed up.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegisteredJson {
    /// Name to sign in with.
    pub username: String,
    /// Given name.
    pub first_name: String,
    /// E-mail address.
    pub email: String,
}

/// An account.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccountJson {
    /// Its id.
    pub id: i64,
    /// Name to sign in with; of one made through another API its e-mail address or phone number.
    pub username: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// E-mail address.
    pub email: String,
    /// Phone number as it was written.
    pub phone_number: String,
    /// When it was made; ISO 8601, UTC.
    #[schema(format = DateTime)]
    pub created_at: String,
    /// When it last changed.
    #[schema(format = DateTime)]
    pub updated_at: String,
}

/// What kind of user the path is about: `customers` is the only one.
#[derive(Debug, Default, Deserialize)]
pub struct CustomerQuery {
    /// `customers`.
    #[serde(default)]
    pub user_type: Field<String>,
}

/// What is known of a customer.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CustomerBody {
    /// The record, to change it; the same as the account's.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
    /// The account; must be said to make a record, and never changes.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub account_id: Field<i64>,
    /// Postal address: the account's.
    #[schema(value_type = Option<String>, max_length = 500, example = "123 Main St")]
    #[serde(default)]
    pub address: Field<String>,
    /// Town.
    #[schema(value_type = Option<String>, max_length = 200, example = "Springfield")]
    #[serde(default)]
    pub city: Field<String>,
    /// State or province.
    #[schema(value_type = Option<String>, max_length = 200, example = "Illinois")]
    #[serde(default)]
    pub state: Field<String>,
    /// Postal code.
    #[schema(value_type = Option<String>, max_length = 100, example = "62704")]
    #[serde(default)]
    pub zip_code: Field<String>,
}

/// A customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerJson {
    /// The record: the same number as the account's.
    pub id: i64,
    /// The account.
    pub account_id: i64,
    /// Postal address.
    pub address: String,
    /// Town.
    pub city: String,
    /// State or province.
    pub state: String,
    /// Postal code.
    pub zip_code: String,
}
