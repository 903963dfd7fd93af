//! How a session looks to the web apps.

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::SignedIn;
use crate::api::depannini::person::user_type;
use crate::kernel::secret::ExposeSecret as _;

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub struct WebUserJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// `client`, `assistant`, `mechanic` or `admin`.
    pub user_type: &'static str,
    /// Phone number in E.164.
    pub phone_number: Option<String>,
    /// Whether the e-mail address was verified.
    pub email_verified: bool,
    /// Whether the phone number was verified.
    pub phone_verified: bool,
}

/// A session as a page knows it: what renews it is in a cookie that no script can read.
#[derive(Serialize, ToSchema)]
pub struct WebSessionJson {
    /// Goes into `Authorization: Bearer`; to be kept in memory only.
    pub access: String,
    /// Seconds until `access` is void.
    pub expires_in: u64,
    /// Whose it is.
    pub user: WebUserJson,
}

impl WebSessionJson {
    pub(super) fn new(signed_in: &SignedIn, expires_in: u64) -> Self {
        let account = &signed_in.account;
        Self {
            access: signed_in.tokens.access.expose_secret().to_owned(),
            expires_in,
            user: WebUserJson {
                id: account.id.get(),
                email: account.email.clone(),
                name: account.name.clone(),
                user_type: user_type(account.role),
                phone_number: account.phone.clone(),
                email_verified: account.email_verified,
                phone_verified: account.phone_verified,
            },
        }
    }
}
