//! A session of the web apps: its refresh token travels in a cookie of its own path, and in nothing else.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};

use super::body::WebSessionBody;
use super::page::{Page, PageQuery};
use super::view::WebSessionJson;
use crate::accounts::{Accounts, Door, SignedIn};
use crate::api::depannini::NativeState;
use crate::api::http::guard::WebCaller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::{Credentials, sign_in};
use crate::api::http::{ApiError, Asked, ClientAddress, IdempotencyKey, Json, Query, cookie};
use crate::config::{AccountSettings, Mode};
use crate::kernel::secret::SecretString;

/// It goes nowhere else: no other request carries it.
const PATH: &str = "/api/web/session";

/// Sign in; what renews the session is set as a cookie that scripts cannot read.
#[utoipa::path(
    post, path = "/api/web/session/", tag = "web", operation_id = "web_session_begin", request_body = WebSessionBody,
    security(("web" = [])),
    params(("page" = Option<String>, Query, description = "`driver` (default), `assistant` or `console`: whose cookie")),
    responses(
        (status = 200, body = WebSessionJson), (status = 400),
        (status = 401, description = "`wrong_credentials`, also for unknown accounts"),
        (status = 403, description = "`csrf` without `X-Requested-With: depannini`; `account_blocked`"),
        (status = 429, description = "Too many failed attempts, with Retry-After")))]
pub async fn begin(
    _caller: WebCaller,
    page: Query<PageQuery>,
    body: Json<WebSessionBody>,
    (address, asked): (ClientAddress, Asked),
    (accounts, failures): (Data<Accounts>, Data<FailureLimit>),
    (settings, native): (Data<AccountSettings>, Data<NativeState>),
) -> Result<HttpResponse, ApiError> {
    let page = page.0.into_page()?;
    let (login, password) = body.0.into_login(&native.phone_prefix)?;
    let with = Credentials::by(Door::Native, login, password);
    let signed_in = sign_in(with, address, &accounts.asked_by(asked.0), &failures).await?;
    Ok(answer(page, &signed_in, &settings, &native))
}

/// A new access token for the cookie, which is exchanged too. A cookie that was exchanged before ends the session: tabs that
/// share one take turns. With the same `Idempotency-Key` it may come again: the answer was lost, and is told again. A session
/// moves `from` one page to another whose role fits better.
#[utoipa::path(
    post, path = "/api/web/session/refresh/", tag = "web", operation_id = "web_session_renew", security(("web" = [])),
    params(
        ("page" = Option<String>, Query, description = "`driver` (default), `assistant` or `console`: whose cookie"),
        ("from" = Option<String>, Query, description = "Whose cookie opens the session, if another page's; it is taken away")),
    responses(
        (status = 200, body = WebSessionJson), (status = 400),
        (status = 401, description = "No cookie, or `token_invalid`, `token_expired`, `token_reused`; the cookie is taken away"),
        (status = 403, description = "`csrf` without `X-Requested-With: depannini`; `account_blocked`")))]
pub async fn renew(
    _caller: WebCaller,
    (page, request): (Query<PageQuery>, HttpRequest),
    key: IdempotencyKey,
    asked: Asked,
    accounts: Data<Accounts>,
    (settings, native): (Data<AccountSettings>, Data<NativeState>),
) -> Result<HttpResponse, ApiError> {
    let (page, from) = page.0.into_move()?;
    let renewed = match cookie::read(&request, from.cookie()) {
        Some(token) => accounts.asked_by(asked.0).renew(&token, key.text()).await.map_err(ApiError::from),
        None => Err(ApiError::unauthenticated()),
    };
    let mut told = match renewed {
        Ok(signed_in) => answer(page, &signed_in, &settings, &native),
        Err(error) => return Ok(refused(from, error, &native)),
    };
    if from != page {
        // a cookie of ours is always a header
        let _written = told.add_cookie(&gone(from, &native));
    }
    Ok(told)
}

/// Sign out: the session ends, the cookie goes. Without one there is nothing to do.
#[utoipa::path(
    delete, path = "/api/web/session/", tag = "web", operation_id = "web_session_end", security(("web" = [])),
    params(("page" = Option<String>, Query, description = "`driver` (default), `assistant` or `console`: whose cookie")),
    responses((status = 204), (status = 400), (status = 403, description = "`csrf` without `X-Requested-With: depannini`")))]
pub async fn end(
    _caller: WebCaller,
    (page, request): (Query<PageQuery>, HttpRequest),
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let page = page.0.into_page()?;
    if let Some(token) = cookie::read(&request, page.cookie()) {
        accounts.end_session_of(Door::Native, &token).await?;
    }
    Ok(HttpResponse::NoContent().cookie(gone(page, &native)).finish())
}

fn answer(page: Page, signed_in: &SignedIn, settings: &AccountSettings, native: &NativeState) -> HttpResponse {
    let told = WebSessionJson::new(signed_in, settings.access_minutes.saturating_mul(60));
    let days = i64::try_from(settings.refresh_days).unwrap_or(i64::MAX);
    HttpResponse::Ok().cookie(kept(page, &signed_in.tokens.refresh, days, native)).json(told)
}

/// What proves nothing is not sent again.
fn refused(page: Page, error: ApiError, native: &NativeState) -> HttpResponse {
    let proves_nothing = error.status_code() == StatusCode::UNAUTHORIZED;
    let mut answer = HttpResponse::from_error(error);
    if proves_nothing {
        // a cookie of ours is always a header
        let _written = answer.add_cookie(&gone(page, native));
    }
    answer
}

fn kept(page: Page, token: &SecretString, days: i64, native: &NativeState) -> Cookie<'static> {
    strict(cookie::keep(page.cookie(), token, PATH, days, is_secure(native)))
}

fn gone(page: Page, native: &NativeState) -> Cookie<'static> {
    strict(cookie::drop(page.cookie(), PATH, is_secure(native)))
}

fn strict(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.set_same_site(SameSite::Strict);
    cookie
}

/// Whether the cookie stays off plain HTTP: in production, and where the site is reached by HTTPS.
fn is_secure(native: &NativeState) -> bool {
    native.mode == Mode::Production || native.public_url.starts_with("https://")
}
