//! Signing up and in; one's own account, or anybody's for administrators.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::accounts::{Accounts, Role};
use crate::api::carcare_pro::dto::{
    AccountBody, AccountJson, KeyBody, LoginBody, LoginJson, RegisteredJson, RegistrationBody,
};
use crate::api::carcare_pro::errors::at_the_door;
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::Caller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::sign_in;
use crate::api::http::{ApiError, Asked, ClientAddress, Json, PathId};
use crate::config::AccountSettings;
use crate::kernel::id::AccountId;
use crate::kernel::page;
use crate::workshop::{Workshop, people};

/// Sign up as a customer or a mechanic.
#[utoipa::path(
    post, path = "/api/v1/user/registration", tag = "accounts", request_body = RegistrationBody,
    responses((status = 201, body = RegisteredJson)))]
pub async fn register(
    body: Json<RegistrationBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    if newcomer.role == Role::Mechanic {
        people::open_to_mechanics(&workshop)?;
    }
    let account = accounts.asked_by(asked.0).enrol(newcomer).await?;
    Ok(HttpResponse::Created().json(RegisteredJson::from(account)))
}

/// Sign in with a username, an e-mail address or a phone number.
#[utoipa::path(
    post, path = "/api/v1/user/login", tag = "accounts", request_body = LoginBody,
    responses((status = 202, body = LoginJson), (status = 403, description = "Signing in was taken from this account")))]
pub async fn login(
    body: Json<LoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    failures: Data<FailureLimit>,
) -> Result<HttpResponse, ApiError> {
    let credentials = body.0.into_credentials(&settings.phone_prefix)?;
    let signed_in = sign_in(credentials, address, &accounts.asked_by(asked.0), &failures).await.map_err(at_the_door)?;
    Ok(HttpResponse::Accepted().json(LoginJson::from(signed_in)))
}

/// Sign up as a customer.
#[utoipa::path(
    post, path = "/api/v1/user/accounts", tag = "accounts", request_body = AccountBody,
    responses((status = 201, body = AccountJson)))]
pub async fn make(
    body: Json<AccountBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    let account = accounts.asked_by(asked.0).enrol(newcomer).await?;
    Ok(HttpResponse::Created().json(AccountJson::from(account)))
}

/// One's own account; all of them for administrators.
#[utoipa::path(
    get, path = "/api/v1/user/accounts", tag = "accounts", responses((status = 200, body = [AccountJson])))]
pub async fn list(caller: Caller, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| accounts.accounts(*caller, request)).await?;
    Ok(super::list::<_, AccountJson>(found))
}

/// One account, for the person and administrators.
#[utoipa::path(
    get, path = "/api/v1/user/accounts/{id}", tag = "accounts", responses((status = 200, body = AccountJson)))]
pub async fn find(caller: Caller, id: PathId<AccountId>, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(AccountJson::from(accounts.account(*caller, id.0).await?)))
}

/// Change one's own account, or as an administrator the one that is named; what is left out stays.
#[utoipa::path(
    put, path = "/api/v1/user/accounts", tag = "accounts", request_body = AccountBody,
    params(("id" = Option<i64>, Query, description = "One's own if left out")),
    responses((status = 200, body = AccountJson)))]
pub async fn change(
    caller: Caller,
    key: Key,
    body: Json<AccountBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or_own(caller.account)?;
    let change = body.0.into_change(&settings.phone_prefix)?;
    let account = accounts.asked_by(asked.0).change_account(*caller, id, change).await?;
    Ok(HttpResponse::Ok().json(AccountJson::from(account)))
}

/// Delete one's own account, or as an administrator the one that is named; its tokens end at once.
#[utoipa::path(
    delete, path = "/api/v1/user/accounts", tag = "accounts",
    params(("id" = Option<i64>, Query, description = "One's own if left out")), responses((status = 204)))]
pub async fn remove(
    caller: Caller,
    key: Key,
    // nobody is deleted by a request that cannot be read; whom it is about is not the body's to say
    _: Json<KeyBody>,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or_own(caller.account)?;
    accounts.asked_by(asked.0).delete_account(*caller, id).await?;
    Ok(done())
}
