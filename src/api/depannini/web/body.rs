//! What the web apps send to sign in.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::depannini::vocabulary;
use crate::api::http::{Field, Verbatim};

/// Signing in, by e-mail address or by phone number.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct WebSessionBody {
    /// E-mail address.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Or phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, min_length = 1)]
    #[serde(default)]
    pub password: Field<Verbatim>,
}
