//! Users, and how they sign in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::http::{Field, Verbatim};

/// Somebody who signs up.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RegisterBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "John Doe")]
    #[serde(default)]
    pub full_name: Field<String>,
    /// Phone number, unique.
    #[schema(value_type = String, required, max_length = 40, example = "1234567890")]
    #[serde(default)]
    pub phone: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = Option<String>, format = Email, example = "john@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Somebody whom an administrator signs up.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct UserBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "Jane Doe")]
    #[serde(default)]
    pub full_name: Field<String>,
    /// Phone number, unique.
    #[schema(value_type = String, required, max_length = 40, example = "9876543210")]
    #[serde(default)]
    pub phone: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = Option<String>, format = Email, example = "jane@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
    /// A technician with the rights of staff; else a customer.
    #[schema(value_type = Option<bool>, example = false)]
    #[serde(default)]
    pub is_staff: Field<bool>,
}

/// What to change of a user; what is left out stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct UserChangeBody {
    /// Full name.
    #[schema(value_type = Option<String>, max_length = 200, example = "John Updated")]
    #[serde(default)]
    pub full_name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = Option<String>, format = Email, example = "john.updated@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Where a picture is; null takes it away.
    #[schema(value_type = Option<String>, max_length = 1000, example = "https://example.com/avatar.jpg")]
    #[serde(default)]
    pub profile_picture: Field<String>,
    /// Whether they may sign in; heard from administrators only.
    #[schema(value_type = Option<bool>, example = true)]
    #[serde(default)]
    pub is_active: Field<bool>,
    /// The rights of staff; heard from administrators only.
    #[schema(value_type = Option<bool>, example = false)]
    #[serde(default)]
    pub is_staff: Field<bool>,
}

/// Who signs in.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LoginBody {
    /// Phone number.
    #[schema(value_type = String, required, example = "1234567890")]
    #[serde(default)]
    pub phone: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// A refresh token.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RefreshBody {
    /// As signing in gave it.
    #[schema(value_type = String, required)]
    #[serde(default)]
    pub refresh_token: Field<Verbatim>,
}

/// A user.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserJson {
    /// Id of the account.
    pub id: i64,
    /// Full name.
    pub full_name: String,
    /// Phone number as it was written; null where the account came without one.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Where a picture is.
    pub profile_picture: Option<String>,
    /// May sign in.
    pub is_active: bool,
    /// An administrator, or a technician with the rights of staff.
    pub is_staff: bool,
    /// When the account was made, in UTC.
    pub created_at: String,
}

/// Somebody who has signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoginJson {
    /// Who.
    pub user: UserJson,
    /// What they show from now on.
    pub tokens: TokensJson,
}

/// Tokens of a session.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokensJson {
    /// For `Authorization: Bearer`; good for 24 hours.
    pub access_token: String,
    /// For `/auth/refresh`; good for seven days.
    pub refresh_token: String,
    /// `bearer`.
    pub token_type: &'static str,
}

/// A new access token.
#[derive(Debug, Serialize, ToSchema)]
pub struct AccessJson {
    /// For `Authorization: Bearer`; good for 24 hours.
    pub access_token: String,
    /// `bearer`.
    pub token_type: &'static str,
}

/// That something was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneJson {
    /// One sentence.
    pub message: &'static str,
}
