//! Signing up, in and out.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::accounts::{Accounts, Door};
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::sign_in;
use crate::api::http::{Asked, ClientAddress, Json};
use crate::api::laptop_repair::dto::users::{
    AccessJson, DoneJson, LoginBody, LoginJson, RefreshBody, RegisterBody, UserJson,
};
use crate::api::laptop_repair::refusal::Answered;
use crate::config::AccountSettings;
use crate::kernel::secret::ExposeSecret as _;
use crate::workshop::{Workshop, people};

/// Sign up as a customer.
#[utoipa::path(
    post, path = "/auth/register", tag = "auth", request_body = RegisterBody,
    responses((status = 201, body = UserJson), (status = 400, description = "The number or e-mail address is taken")))]
pub async fn register(
    body: Json<RegisterBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Answered {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    let account = accounts.asked_by(asked.0).enrol(newcomer).await?;
    let user = people::as_user(&workshop, account).await?;
    Ok(HttpResponse::Created().json(UserJson::from(user)))
}

/// Sign in.
#[utoipa::path(
    post, path = "/auth/login", tag = "auth", request_body = LoginBody,
    responses((status = 200, body = LoginJson), (status = 401, description = "No user with this number and password"),
        (status = 403, description = "The user is inactive")))]
pub async fn login(
    body: Json<LoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    failures: Data<FailureLimit>,
    workshop: Data<Workshop>,
) -> Answered {
    let credentials = body.0.into_credentials(&settings.phone_prefix)?;
    let signed_in = sign_in(credentials, address, &accounts.asked_by(asked.0), &failures).await?;
    let user = people::as_user(&workshop, signed_in.account).await?;
    Ok(HttpResponse::Ok().json(LoginJson::of(user, &signed_in.tokens)))
}

/// A new access token for a refresh token, which stays good.
#[utoipa::path(
    post, path = "/auth/refresh", tag = "auth", request_body = RefreshBody,
    responses((status = 200, body = AccessJson), (status = 401, description = "The refresh token is not good, or not any more")))]
pub async fn refresh(body: Json<RefreshBody>, accounts: Data<Accounts>) -> Answered {
    let token = body.0.into_token()?;
    let tokens = accounts.renew_access(Door::LaptopRepair, token.expose_secret()).await?;
    Ok(HttpResponse::Ok().json(AccessJson::from(tokens)))
}

/// End the session of a refresh token; one that is not known is no error.
#[utoipa::path(
    post, path = "/auth/logout", tag = "auth", request_body = RefreshBody, responses((status = 200, body = DoneJson)))]
pub async fn logout(body: Json<RefreshBody>, asked: Asked, accounts: Data<Accounts>) -> Answered {
    let token = body.0.into_token()?;
    accounts.asked_by(asked.0).end_session_of(Door::LaptopRepair, token.expose_secret()).await?;
    Ok(HttpResponse::Ok().json(DoneJson { message: "Logged out successfully" }))
}
