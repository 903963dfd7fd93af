//! Login, refresh, logout.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::dto::{LoginForm, TokenJson};
use crate::accounts::{Accounts, Door};
use crate::api::http::guard::Caller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::sign_in;
use crate::api::http::{AnyForm, ApiError, Asked, ClientAddress, cookie};
use crate::api::revcare::answer::DoneJson;
use crate::config::AccountSettings;
use crate::workshop::Workshop;

const COOKIE: &str = "refresh_token";
/// The cookie goes to these three endpoints only.
const COOKIE_PATH: &str = "/revcare/auth";
const COOKIE_DAYS: i64 = 7;

/// Whether people reach this server through TLS.
fn is_secure(workshop: &Workshop) -> bool {
    workshop.public_url.starts_with("https://")
}

/// Sign in by phone number, with a form of either kind; the refresh token is in the cookie.
#[utoipa::path(
    post, path = "/auth/login", tag = "auth",
    request_body(content(
        (LoginForm = "application/x-www-form-urlencoded"), (LoginForm = "multipart/form-data"))),
    responses((status = 200, body = TokenJson), (status = 401, description = "No account with this number and password")))]
pub async fn login(
    form: AnyForm<LoginForm>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    failures: Data<FailureLimit>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let credentials = form.0.into_credentials(&settings.phone_prefix)?;
    let tokens = sign_in(credentials, address, &accounts.asked_by(asked.0), &failures).await?.tokens;
    let kept = cookie::keep(COOKIE, &tokens.refresh, COOKIE_PATH, COOKIE_DAYS, is_secure(&workshop));
    Ok(HttpResponse::Ok().cookie(kept).json(TokenJson::from(&tokens)))
}

/// A new access token for the refresh token in the cookie, which stays as it is.
#[utoipa::path(
    post, path = "/auth/refresh", tag = "auth",
    responses((status = 200, body = TokenJson), (status = 401, description = "No such cookie, or what it holds is void")))]
pub async fn refresh(request: HttpRequest, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let token = cookie::read(&request, COOKIE).ok_or_else(ApiError::unauthenticated)?;
    let tokens = accounts.renew_access(Door::Revcare, &token).await?;
    Ok(HttpResponse::Ok().json(TokenJson::from(&tokens)))
}

/// Sign out: neither the access token nor the cookie's refresh token is good any more.
#[utoipa::path(post, path = "/auth/logout", tag = "auth", responses((status = 200, body = DoneJson)))]
pub async fn logout(
    caller: Caller,
    request: HttpRequest,
    accounts: Data<Accounts>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    if let Some(token) = cookie::read(&request, COOKIE) {
        accounts.end_session_of(Door::Revcare, &token).await?;
    }
    accounts.end_session(caller.session).await?;
    let gone = cookie::drop(COOKIE, COOKIE_PATH, is_secure(&workshop));
    Ok(HttpResponse::Ok().cookie(gone).json(DoneJson::new("Successfully logged out")))
}
