//! One's own profile, position and status.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{LocationBody, ProfileBody, StatusBody};
use super::view::{AssistantProfileJson, LocatedJson, ProfileJson, StatusJson, UserProfileJson};
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::guard::{AssistantCaller, Caller};
use crate::api::http::{ApiError, Json};
use crate::dispatch::{Dispatch, live};
use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;

fn now_at(dispatch: &Dispatch, account: AccountId) -> Option<Point> {
    dispatch.live.position(account).map(|(point, _)| point)
}

/// One's own profile.
#[utoipa::path(
    get, path = "/api/profile/user/", tag = "profile", security(("bearer" = [])),
    responses((status = 200, body = UserProfileJson), (status = 401)))]
pub async fn user(
    caller: Caller,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let account = accounts.profile(caller.account).await?;
    let profile = ProfileJson::new(account, now_at(&dispatch, caller.account), &native);
    Ok(HttpResponse::Ok().json(UserProfileJson::from(profile)))
}

/// Change one's own profile; what is left out stays.
#[utoipa::path(
    patch, path = "/api/profile/user/", tag = "profile", request_body = ProfileBody, security(("bearer" = [])),
    responses(
        (status = 200, body = UserProfileJson), (status = 400), (status = 401),
        (status = 409, description = "`phone_taken`, `email_taken`")))]
pub async fn update_user(
    caller: Caller,
    body: Json<ProfileBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (change, position) = body.0.into_change(&native.phone_prefix)?;
    let account = accounts.update_profile(caller.account, change).await?;
    if let Some(at) = position {
        live::report_now(&dispatch, caller.account, at);
    }
    let profile = ProfileJson::new(account, now_at(&dispatch, caller.account), &native);
    Ok(HttpResponse::Ok().json(UserProfileJson::from(profile)))
}

/// An assistant's own profile.
#[utoipa::path(
    get, path = "/api/profile/assistant/", tag = "profile", security(("bearer" = [])),
    responses((status = 200, body = AssistantProfileJson), (status = 401), (status = 403)))]
pub async fn assistant(
    caller: AssistantCaller,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let profile = accounts.assistant_profile(caller.assistant()).await?;
    Ok(HttpResponse::Ok().json(AssistantProfileJson::new(profile, now_at(&dispatch, caller.account), &native)))
}

/// Change an assistant's profile; what is left out stays.
#[utoipa::path(
    patch, path = "/api/profile/assistant/", tag = "profile", request_body = ProfileBody, security(("bearer" = [])),
    responses(
        (status = 200, body = AssistantProfileJson), (status = 400, description = "Also `license_over`"),
        (status = 401), (status = 403), (status = 409, description = "`phone_taken`, `email_taken`")))]
pub async fn update_assistant(
    caller: AssistantCaller,
    body: Json<ProfileBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (change, position) = body.0.into_change(&native.phone_prefix)?;
    let profile = accounts.update_assistant(caller.assistant(), change).await?;
    if let Some(at) = position {
        live::report_now(&dispatch, caller.account, at);
    }
    Ok(HttpResponse::Ok().json(AssistantProfileJson::new(profile, now_at(&dispatch, caller.account), &native)))
}

/// Say where one is.
#[utoipa::path(
    post, path = "/api/profile/update-location/", tag = "profile", request_body = LocationBody,
    security(("bearer" = [])),
    responses((status = 200, body = LocatedJson), (status = 400), (status = 401)))]
pub async fn locate(
    caller: Caller,
    body: Json<LocationBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let at = body.0.into_point()?;
    live::report_now(&dispatch, caller.account, at);
    Ok(HttpResponse::Ok().json(LocatedJson::from(at)))
}

/// Go active or inactive. Going inactive ends nothing that is under way.
#[utoipa::path(
    post, path = "/api/profile/assistant-status/", tag = "profile", request_body = StatusBody,
    security(("bearer" = [])),
    responses(
        (status = 200, body = StatusJson), (status = 400), (status = 401),
        (status = 403, description = "Assistants only; `license_expired`, `documents_not_approved`")))]
pub async fn status(
    caller: AssistantCaller,
    body: Json<StatusBody>,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let active = body.0.into_active()?;
    let profile = accounts.set_active(caller.assistant(), active).await?;
    Ok(HttpResponse::Ok().json(StatusJson::new(profile.is_active)))
}
