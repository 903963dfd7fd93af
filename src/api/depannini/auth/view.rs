//! How signing in looks to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{SignedIn, Tokens};
use crate::api::depannini::person::user_type;
use crate::kernel::secret::ExposeSecret as _;

/// A pair of tokens.
#[derive(Serialize, ToSchema)]
pub struct TokensJson {
    /// Goes into `Authorization: Bearer`.
    pub access: String,
    /// Good once, for new tokens.
    pub refresh: String,
}

impl From<Tokens> for TokensJson {
    fn from(tokens: Tokens) -> Self {
        Self { access: tokens.access.expose_secret().to_owned(), refresh: tokens.refresh.expose_secret().to_owned() }
    }
}

/// A new account.
#[derive(Serialize, ToSchema)]
pub struct NewUserJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// Phone number in E.164.
    pub phone_number: Option<String>,
    /// `client` or `assistant`.
    pub user_type: &'static str,
}

/// The answer to a sign-up.
#[derive(Serialize, ToSchema)]
pub struct RegisteredJson {
    /// Always true.
    pub success: bool,
    /// Who it is.
    pub user: NewUserJson,
    /// The new account is signed in.
    pub tokens: TokensJson,
}

impl From<SignedIn> for RegisteredJson {
    fn from(SignedIn { account, tokens }: SignedIn) -> Self {
        let user = NewUserJson {
            id: account.id.get(),
            email: account.email,
            name: account.name,
            phone_number: account.phone,
            user_type: user_type(account.role),
        };
        Self { success: true, user, tokens: tokens.into() }
    }
}

/// Who signed in.
#[derive(Serialize, ToSchema)]
pub struct UserJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// `client`, `assistant`, `mechanic` or `admin`.
    pub user_type: &'static str,
    /// Whether the e-mail address was verified.
    pub email_verified: bool,
    /// Whether the phone number was verified.
    pub phone_verified: bool,
}

/// The answer to a sign-in.
#[derive(Serialize, ToSchema)]
pub struct SignedInJson {
    /// Always true.
    pub success: bool,
    /// The tokens.
    pub tokens: TokensJson,
    /// Who it is.
    pub user: UserJson,
}

impl From<SignedIn> for SignedInJson {
    fn from(SignedIn { account, tokens }: SignedIn) -> Self {
        let user = UserJson {
            id: account.id.get(),
            email: account.email,
            name: account.name,
            user_type: user_type(account.role),
            email_verified: account.email_verified,
            phone_verified: account.phone_verified,
        };
        Self { success: true, tokens: tokens.into(), user }
    }
}

/// The answer to a refresh.
#[derive(Serialize, ToSchema)]
pub struct RefreshedJson {
    /// Always true.
    pub success: bool,
    /// The new access token.
    pub access: String,
    /// The same, as the mobile apps name it.
    pub access_token: String,
    /// The new refresh token; the old one is used up.
    pub refresh: String,
}

impl From<Tokens> for RefreshedJson {
    fn from(tokens: Tokens) -> Self {
        let TokensJson { access, refresh } = tokens.into();
        Self { success: true, access_token: access.clone(), access, refresh }
    }
}
