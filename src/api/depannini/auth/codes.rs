//! Codes: verifying contacts, replacing a forgotten password.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{ResendBody, ResetBody, ResetConfirmBody, VerifyEmailBody, VerifyPhoneBody};
use super::convert::{Resend, Verification};
use crate::accounts::{Accounts, ContactKind};
use crate::api::depannini::NativeState;
use crate::api::depannini::assistance::view::DoneJson;
use crate::api::http::guard::AnyCaller;
use crate::api::http::{ApiError, Asked, Json, Lang};

/// The same words whether there is an account or not.
const SENT: &str = "a code has been sent if there is an account";

fn done(message: &'static str) -> HttpResponse {
    HttpResponse::Ok().json(DoneJson { success: true, message })
}

/// Without `code`: send one to an e-mail address. With `code`: verify the address.
#[utoipa::path(
    post, path = "/api/auth/verify-email/", tag = "auth", request_body = VerifyEmailBody,
    responses(
        (status = 200, body = DoneJson), (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`"),
        (status = 429, description = "`too_many_codes`, with Retry-After")))]
pub async fn verify_email(
    caller: AnyCaller,
    body: Json<VerifyEmailBody>,
    language: Lang,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let said = body.0.into_verification(caller.0.is_some(), &native.phone_prefix)?;
    verify(ContactKind::Email, caller, said, language, &accounts.asked_by(asked.0)).await
}

/// Without `code`: send one to a phone number. With `code`: verify the number.
#[utoipa::path(
    post, path = "/api/auth/verify-phone/", tag = "auth", request_body = VerifyPhoneBody,
    responses(
        (status = 200, body = DoneJson), (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`"),
        (status = 429, description = "`too_many_codes`, with Retry-After")))]
pub async fn verify_phone(
    caller: AnyCaller,
    body: Json<VerifyPhoneBody>,
    language: Lang,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let said = body.0.into_verification(caller.0.is_some(), &native.phone_prefix)?;
    verify(ContactKind::Phone, caller, said, language, &accounts.asked_by(asked.0)).await
}

/// Verify an e-mail address; one who is signed in needs to send only the code.
#[utoipa::path(
    post, path = "/api/auth/verify-email/confirm/", tag = "auth", request_body = VerifyEmailBody,
    responses(
        (status = 200, body = DoneJson),
        (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`")))]
pub async fn confirm_email(
    caller: AnyCaller,
    body: Json<VerifyEmailBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let said = body.0.into_verification(caller.0.is_some(), &native.phone_prefix)?;
    confirm(ContactKind::Email, caller, said, &accounts.asked_by(asked.0)).await
}

/// Verify a phone number; one who is signed in needs to send only the code.
#[utoipa::path(
    post, path = "/api/auth/verify-phone/confirm/", tag = "auth", request_body = VerifyPhoneBody,
    responses(
        (status = 200, body = DoneJson),
        (status = 400, description = "`code_wrong`, `code_expired`, `code_exhausted`")))]
pub async fn confirm_phone(
    caller: AnyCaller,
    body: Json<VerifyPhoneBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let said = body.0.into_verification(caller.0.is_some(), &native.phone_prefix)?;
    confirm(ContactKind::Phone, caller, said, &accounts.asked_by(asked.0)).await
}

async fn verify(
    kind: ContactKind,
    caller: AnyCaller,
    said: Verification,
    language: Lang,
    accounts: &Accounts,
) -> Result<HttpResponse, ApiError> {
    match (said, caller.0) {
        (Verification { to: Some(to), code: Some(code) }, _) => accounts.verify_contact(to, &code).await?,
        (Verification { to: Some(to), code: None }, _) => {
            accounts.send_verification(to, language.0).await?;
            return Ok(done(SENT));
        }
        (Verification { to: None, code: Some(code) }, Some(identity)) => {
            accounts.verify_own_contact(identity.account, kind, &code).await?;
        }
        (Verification { to: None, code: None }, Some(identity)) => {
            accounts.send_own_verification(identity.account, kind, language.0).await?;
            return Ok(done("a code has been sent"));
        }
        (Verification { to: None, .. }, None) => return Err(ApiError::unauthenticated()),
    }
    Ok(done("verified"))
}

async fn confirm(
    kind: ContactKind,
    caller: AnyCaller,
    said: Verification,
    accounts: &Accounts,
) -> Result<HttpResponse, ApiError> {
    let (to, code) = said.confirmed()?;
    match (to, caller.0) {
        (Some(to), _) => accounts.verify_contact(to, &code).await?,
        (None, Some(identity)) => accounts.verify_own_contact(identity.account, kind, &code).await?,
        (None, None) => return Err(ApiError::unauthenticated()),
    }
    Ok(done("verified"))
}

/// Send a code again: to a contact, or, for one who is signed in, to their own of a `type`.
#[utoipa::path(
    post, path = "/api/auth/resend-verification/", tag = "auth", request_body = ResendBody,
    responses(
        (status = 200, body = DoneJson), (status = 400), (status = 401, description = "`type` without a token"),
        (status = 429, description = "`too_many_codes`, with Retry-After")))]
pub async fn resend(
    caller: AnyCaller,
    body: Json<ResendBody>,
    language: Lang,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    match body.0.into_resend(&native.phone_prefix)? {
        Resend::To(to) => accounts.send_verification(to, language.0).await?,
        Resend::Own(kind) => {
            let identity = caller.0.ok_or_else(ApiError::unauthenticated)?;
            accounts.send_own_verification(identity.account, kind, language.0).await?;
        }
    }
    Ok(done(SENT))
}

/// Ask for a code that lets a new password be chosen, by e-mail or by phone.
#[utoipa::path(
    post, path = "/api/auth/password-reset/", tag = "auth", request_body = ResetBody,
    responses(
        (status = 200, body = DoneJson, description = "Also when there is no such account"), (status = 400),
        (status = 429, description = "`too_many_codes`, with Retry-After")))]
pub async fn reset(
    body: Json<ResetBody>,
    language: Lang,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let to = body.0.into_contact(&native.phone_prefix)?;
    accounts.send_password_code(to, language.0).await?;
    Ok(done(SENT))
}

/// Choose a new password by the code; every session of the account ends.
#[utoipa::path(
    post, path = "/api/auth/password-reset/confirm/", tag = "auth", request_body = ResetConfirmBody,
    responses(
        (status = 200, body = DoneJson),
        (status = 400, description = "Fields named in `errors`; `code_wrong`, `code_expired`, `code_exhausted`")))]
pub async fn reset_confirm(
    body: Json<ResetConfirmBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (to, code, password) = body.0.into_command(&native.phone_prefix)?;
    accounts.asked_by(asked.0).reset_password(to, &code, password).await?;
    Ok(done("the password has been changed"))
}
