//! Signing in and out.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{EmailLoginBody, GoogleLoginBody, PhoneLoginBody, RefreshBody};
use super::convert::verbatim;
use super::view::{PlainJson, RefreshedJson, SignedInJson};
use crate::accounts::{Accounts, Error, Login};
use crate::api::depannini::NativeState;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, ClientAddress, Json, Lang};
use crate::kernel::secret::SecretString;

/// Sign in by e-mail.
#[utoipa::path(
    post, path = "/api/auth/login/email/", tag = "accounts", request_body = EmailLoginBody,
    responses(
        (status = 200, body = SignedInJson), (status = 400), (status = 401, description = "`wrong_credentials`"),
        (status = 429, description = "Too many failed attempts; see Retry-After")))]
pub async fn by_email(
    address: ClientAddress,
    body: Json<EmailLoginBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (login, password) = body.0.into_login()?;
    sign_in(login, password, address, &accounts, &native).await
}

/// Sign in by phone.
#[utoipa::path(
    post, path = "/api/auth/login/phone/", tag = "accounts", request_body = PhoneLoginBody,
    responses(
        (status = 200, body = SignedInJson), (status = 400), (status = 401, description = "`wrong_credentials`"),
        (status = 429, description = "Too many failed attempts; see Retry-After")))]
pub async fn by_phone(
    address: ClientAddress,
    body: Json<PhoneLoginBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (login, password) = body.0.into_login(&native.phone_prefix)?;
    sign_in(login, password, address, &accounts, &native).await
}

async fn sign_in(
    login: Login,
    password: SecretString,
    ClientAddress(address): ClientAddress,
    accounts: &Accounts,
    native: &NativeState,
) -> Result<HttpResponse, ApiError> {
    let who = match &login {
        Login::Phone(phone) => phone.key(),
        Login::Email(email) => email.as_str(),
        Login::Username(name) => name,
    };
    let key = format!("{who} {address}");
    if let Some(wait) = native.failed_logins.check(&key) {
        return Err(ApiError::rate_limited(wait));
    }
    let signed_in = accounts.sign_in(login, password).await;
    if matches!(signed_in, Err(Error::WrongCredentials)) {
        native.failed_logins.record_failure(&key);
    }
    Ok(HttpResponse::Ok().json(SignedInJson::from(signed_in?)))
}

/// Sign in by Google; the first time makes an account.
#[utoipa::path(
    post, path = "/api/auth/login/google/", tag = "accounts", request_body = GoogleLoginBody,
    responses((status = 200, body = SignedInJson), (status = 400), (status = 401)))]
pub async fn by_google(
    language: Lang,
    body: Json<GoogleLoginBody>,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let token = verbatim("token", body.0.token)?;
    let signed_in = accounts.sign_in_with_google(&token, Some(language.0)).await?;
    Ok(HttpResponse::Ok().json(SignedInJson::from(signed_in)))
}

/// A new access token for a refresh token, which is used up: its reuse ends the session.
#[utoipa::path(
    post, path = "/api/auth/token/refresh/", tag = "accounts", request_body = RefreshBody,
    responses((status = 200, body = RefreshedJson), (status = 400), (status = 401)))]
pub async fn refresh(body: Json<RefreshBody>, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let token = verbatim("refresh", body.0.refresh.or(body.0.token))?;
    let tokens = accounts.refresh(&token).await?;
    Ok(HttpResponse::Ok().json(RefreshedJson::from(tokens)))
}

/// End the session of the token.
#[utoipa::path(
    post, path = "/api/auth/logout/", tag = "accounts", security(("bearer" = [])),
    responses((status = 200, body = PlainJson), (status = 401)))]
pub async fn logout(caller: Caller, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    accounts.end_session(caller.session).await?;
    Ok(HttpResponse::Ok().json(PlainJson::new("signed out")))
}
