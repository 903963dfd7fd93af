//! Signing up and in, refreshing, signing out.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{EmailLoginBody, GoogleBody, PhoneLoginBody, RefreshBody, RegisterBody};
use super::view::{RefreshedJson, RegisteredJson, SignedInJson};
use crate::accounts::{Accounts, Door, Error, Login, Registered};
use crate::api::depannini::NativeState;
use crate::api::depannini::assistance::view::DoneJson;
use crate::api::http::guard::Caller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::{self, Credentials};
use crate::api::http::{ApiError, Asked, ClientAddress, IdempotencyKey, Json, Lang};
use crate::dispatch::{Dispatch, live};
use crate::kernel::secret::SecretString;

/// What a digest of the body must not be made of.
const SECRET_FIELDS: [&str; 2] = ["password", "password_confirm"];

/// Sign up as a client or as an assistant.
#[utoipa::path(
    post, path = "/api/auth/register/", tag = "auth", request_body = RegisterBody,
    params((
        "Idempotency-Key" = Option<String>, Header,
        description = "A retry with the same key, body and password is signed in to the account that was made")),
    responses(
        (status = 201, body = RegisteredJson), (status = 400, description = "Fields named in `errors`"),
        (status = 409, description = "`phone_taken`, `email_taken`, `idempotency_key_reused`"),
        (status = 429, description = "Too many retries with another password, with Retry-After")))]
pub async fn register(
    key: IdempotencyKey,
    body: Json<RegisterBody>,
    language: Lang,
    address: ClientAddress,
    (accounts, failures): (Data<Accounts>, Data<FailureLimit>),
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let registration = body.0.into_command(&native.phone_prefix, language.0)?;
    // with the right key this is a way to try passwords: it is bounded as signing in is
    let who = registration.phone.clone().map(|phone| format!("{} {address}", Login::Phone(phone).key()));
    let key = key.of_newcomer(&SECRET_FIELDS);
    let attempt =
        who.filter(|_| key.is_some()).map(|who| failures.begin(&who).map_err(ApiError::rate_limited)).transpose()?;
    let Registered { signed_in, again } = match accounts.register_once(registration, key).await {
        Ok(registered) => registered,
        Err(error) => {
            if let (Error::KeyReused, Some(attempt)) = (&error, attempt) {
                let _locked = attempt.fail();
            }
            return Err(error.into());
        }
    };
    if let Some((at, _)) = signed_in.account.position.filter(|_| !again) {
        // counts as a report, by the clock that searches run on
        live::report_now(&dispatch, signed_in.account.id, at);
    }
    Ok(HttpResponse::Created().json(RegisteredJson::from(signed_in)))
}

/// Sign in by e-mail.
#[utoipa::path(
    post, path = "/api/auth/login/email/", tag = "auth", request_body = EmailLoginBody,
    responses(
        (status = 200, body = SignedInJson), (status = 400),
        (status = 401, description = "`wrong_credentials`, also for unknown accounts"),
        (status = 403, description = "`account_blocked`"),
        (status = 429, description = "Too many failed attempts, with Retry-After")))]
pub async fn login_email(
    body: Json<EmailLoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    failures: Data<FailureLimit>,
) -> Result<HttpResponse, ApiError> {
    let (login, password) = body.0.into_login()?;
    sign_in(login, password, address, &accounts.asked_by(asked.0), &failures).await
}

/// Sign in by phone.
#[utoipa::path(
    post, path = "/api/auth/login/phone/", tag = "auth", request_body = PhoneLoginBody,
    responses(
        (status = 200, body = SignedInJson), (status = 400),
        (status = 401, description = "`wrong_credentials`, also for unknown accounts"),
        (status = 403, description = "`account_blocked`"),
        (status = 429, description = "Too many failed attempts, with Retry-After")))]
pub async fn login_phone(
    body: Json<PhoneLoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    failures: Data<FailureLimit>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (login, password) = body.0.into_login(&native.phone_prefix)?;
    sign_in(login, password, address, &accounts.asked_by(asked.0), &failures).await
}

async fn sign_in(
    login: Login,
    password: SecretString,
    address: ClientAddress,
    accounts: &Accounts,
    failures: &FailureLimit,
) -> Result<HttpResponse, ApiError> {
    let with = Credentials::by(Door::Native, login, password);
    let signed_in = sign_in::sign_in(with, address, accounts, failures).await?;
    Ok(HttpResponse::Ok().json(SignedInJson::from(signed_in)))
}

/// Sign in with a Google ID token.
#[utoipa::path(
    post, path = "/api/auth/login/google/", tag = "auth", request_body = GoogleBody,
    responses(
        (status = 200, body = SignedInJson), (status = 400),
        (status = 401, description = "`token_invalid`, `token_expired`; also while Google login is switched off"),
        (status = 403, description = "`google_email_unverified`, `account_blocked`")))]
pub async fn login_google(
    body: Json<GoogleBody>,
    language: Lang,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let token = body.0.into_token()?;
    let signed_in = accounts.asked_by(asked.0).sign_in_with_google(&token, Some(language.0)).await?;
    Ok(HttpResponse::Ok().json(SignedInJson::from(signed_in)))
}

/// New tokens for a refresh token. Each is good once; a second use ends the whole session, unless it comes with the same
/// `Idempotency-Key` and nobody has used the new token yet: then the answer was lost, and is told again.
#[utoipa::path(
    post, path = "/api/auth/token/refresh/", tag = "auth", request_body = RefreshBody,
    responses(
        (status = 200, body = RefreshedJson), (status = 400),
        (status = 401, description = "`token_invalid`, `token_expired`, `token_reused`")))]
pub async fn refresh(
    key: IdempotencyKey,
    body: Json<RefreshBody>,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let token = body.0.into_token()?;
    let tokens = accounts.asked_by(asked.0).refresh(&token, key.text()).await?;
    Ok(HttpResponse::Ok().json(RefreshedJson::from(tokens)))
}

/// End the session of the access token.
#[utoipa::path(
    post, path = "/api/auth/logout/", tag = "auth", security(("bearer" = [])),
    responses((status = 200, body = DoneJson), (status = 401)))]
pub async fn logout(caller: Caller, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    accounts.end_session(caller.session).await?;
    Ok(HttpResponse::Ok().json(DoneJson { success: true, message: "signed out" }))
}
