//! Signing up.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::RegisterBody;
use super::view::SignedInJson;
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::{ApiError, Json, Lang};
use crate::dispatch::Dispatch;
use crate::dispatch::live::Report;

/// Make an account and sign it in.
#[utoipa::path(
    post, path = "/api/auth/register/", tag = "accounts", request_body = RegisterBody,
    responses(
        (status = 201, body = SignedInJson), (status = 400, description = "Fields named in `errors`"),
        (status = 409, description = "`phone_taken`, `email_taken`")))]
pub async fn register(
    language: Lang,
    body: Json<RegisterBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let sign_up = body.0.into_sign_up(&native.phone_prefix, language.0)?;
    let signed_in = accounts.register(sign_up.registration).await?;
    if let Some(at) = sign_up.position {
        let seen = dispatch.work.clock().now();
        dispatch.live.report(&Report::new(signed_in.account.id, at, seen));
    }
    Ok(HttpResponse::Created().json(SignedInJson::from(signed_in)))
}
