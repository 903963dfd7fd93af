//! What signing in says on the wire.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::{Door, Tokens};
use crate::api::http::sign_in::Credentials;
use crate::api::http::{Field, Reading, Verbatim};
use crate::kernel::error::Invalid;
use crate::kernel::secret::ExposeSecret as _;

/// Who signs in. Other fields of the password flow of OAuth 2 are passed over.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LoginForm {
    /// Phone number.
    #[schema(value_type = String, required, example = "9841385379")]
    #[serde(default)]
    pub username: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, example = "Password@123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

impl LoginForm {
    pub(super) fn into_credentials(self, phone_prefix: &str) -> Result<Credentials, Invalid> {
        let mut read = Reading::new();
        let phone = read.required_value("username", self.username);
        let password = read.required_value("password", self.password);
        read.finish(|| Some(Credentials::by_phone(Door::Revcare, &phone?, phone_prefix, password?.0)))
    }
}

/// An access token.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenJson {
    /// For `Authorization: Bearer`, for 30 minutes.
    pub access_token: String,
    /// `bearer`.
    #[schema(example = "bearer")]
    pub token_type: &'static str,
}

impl From<&Tokens> for TokenJson {
    fn from(tokens: &Tokens) -> Self {
        Self { access_token: tokens.access.expose_secret().to_owned(), token_type: "bearer" }
    }
}
