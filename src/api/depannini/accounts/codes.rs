//! Codes by e-mail and SMS: verification and new passwords. No answer tells whether an account exists.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{CodeBody, ResendBody, ResetBody, ResetConfirmBody, VerifyBody};
use super::convert::{self, Resend};
use super::view::PlainJson;
use crate::accounts::{Accounts, ContactKind};
use crate::api::depannini::NativeState;
use crate::api::http::guard::{AnyCaller, Caller};
use crate::api::http::{ApiError, Json, Lang};

const SENT: &str = "a code has been sent if the account exists";
const VERIFIED: &str = "verified";

/// Verify an e-mail address; without `code` one is sent.
#[utoipa::path(
    post, path = "/api/auth/verify-email/", tag = "accounts", request_body = VerifyBody,
    responses((status = 200, body = PlainJson), (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`"), (status = 429)))]
pub async fn verify_email(
    caller: AnyCaller,
    language: Lang,
    body: Json<VerifyBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    verify(ContactKind::Email, caller, language, body.0, &accounts, &native).await
}

/// Verify a phone number; without `code` one is sent.
#[utoipa::path(
    post, path = "/api/auth/verify-phone/", tag = "accounts", request_body = VerifyBody,
    responses((status = 200, body = PlainJson), (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`"), (status = 429)))]
pub async fn verify_phone(
    caller: AnyCaller,
    language: Lang,
    body: Json<VerifyBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    verify(ContactKind::Phone, caller, language, body.0, &accounts, &native).await
}

async fn verify(
    kind: ContactKind,
    caller: AnyCaller,
    language: Lang,
    body: VerifyBody,
    accounts: &Accounts,
    native: &NativeState,
) -> Result<HttpResponse, ApiError> {
    let (contact, code) = body.into_parts(kind, &native.phone_prefix, caller.0.is_some())?;
    let message = match (contact, code, caller.0) {
        (Some(contact), None, _) => {
            accounts.send_verification(contact, language.0).await?;
            SENT
        }
        (Some(contact), Some(code), _) => {
            accounts.verify_contact(contact, &code).await?;
            VERIFIED
        }
        (None, None, Some(own)) => {
            accounts.send_own_verification(own.account, kind, language.0).await?;
            SENT
        }
        (None, Some(code), Some(own)) => {
            accounts.verify_own_contact(own.account, kind, &code).await?;
            VERIFIED
        }
        // `into_parts` has asked for a contact
        (None, _, None) => return Err(ApiError::unauthenticated()),
    };
    Ok(HttpResponse::Ok().json(PlainJson::new(message)))
}

/// Verify one's own e-mail address, as the mobile apps do.
#[utoipa::path(
    post, path = "/api/auth/verify-email/confirm/", tag = "accounts", request_body = CodeBody, security(("bearer" = [])),
    responses((status = 200, body = PlainJson), (status = 400), (status = 401)))]
pub async fn confirm_email(
    caller: Caller,
    body: Json<CodeBody>,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let code = convert::code(body.0.code)?;
    accounts.verify_own_contact(caller.account, ContactKind::Email, &code).await?;
    Ok(HttpResponse::Ok().json(PlainJson::new(VERIFIED)))
}

/// Verify one's own phone number, as the mobile apps do.
#[utoipa::path(
    post, path = "/api/auth/verify-phone/confirm/", tag = "accounts", request_body = CodeBody, security(("bearer" = [])),
    responses((status = 200, body = PlainJson), (status = 400), (status = 401)))]
pub async fn confirm_phone(
    caller: Caller,
    body: Json<CodeBody>,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let code = convert::code(body.0.code)?;
    accounts.verify_own_contact(caller.account, ContactKind::Phone, &code).await?;
    Ok(HttpResponse::Ok().json(PlainJson::new(VERIFIED)))
}

/// Send a verification code again.
#[utoipa::path(
    post, path = "/api/auth/resend-verification/", tag = "accounts", request_body = ResendBody,
    responses((status = 200, body = PlainJson), (status = 400), (status = 429)))]
pub async fn resend(
    caller: AnyCaller,
    language: Lang,
    body: Json<ResendBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    match (body.0.into_resend(&native.phone_prefix, caller.0.is_some())?, caller.0) {
        (Resend::To(contact), _) => accounts.send_verification(contact, language.0).await?,
        (Resend::Own(kind), Some(own)) => accounts.send_own_verification(own.account, kind, language.0).await?,
        (Resend::Own(_), None) => return Err(ApiError::unauthenticated()),
    }
    Ok(HttpResponse::Ok().json(PlainJson::new(SENT)))
}

/// Send a code for a new password.
#[utoipa::path(
    post, path = "/api/auth/password-reset/", tag = "accounts", request_body = ResetBody,
    responses((status = 200, body = PlainJson), (status = 400), (status = 429)))]
pub async fn reset(
    language: Lang,
    body: Json<ResetBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let contact = body.0.into_contact(&native.phone_prefix)?;
    accounts.send_password_code(contact, language.0).await?;
    Ok(HttpResponse::Ok().json(PlainJson::new(SENT)))
}

/// Choose a new password with the code; every session ends.
#[utoipa::path(
    post, path = "/api/auth/password-reset/confirm/", tag = "accounts", request_body = ResetConfirmBody,
    responses((status = 200, body = PlainJson), (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`")))]
pub async fn confirm_reset(
    body: Json<ResetConfirmBody>,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (contact, code, password) = body.0.into_parts(&native.phone_prefix)?;
    accounts.reset_password(contact, &code, password).await?;
    Ok(HttpResponse::Ok().json(PlainJson::new("the new password holds; sign in with it")))
}
