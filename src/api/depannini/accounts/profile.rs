//! One's own profile, where one is, and who is active.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AssistantQuery, LocationBody, ProfileBody, StatusBody};
use super::view::{
    AssistantListJson, AssistantProfileJson, ListedAssistantJson, LocationJson, StatusJson, UserJson, UserProfileJson,
};
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::guard::{AssistantCaller, Caller};
use crate::api::http::{ApiError, Json, PageParams, Query, next_cursor};
use crate::dispatch::Dispatch;
use crate::dispatch::live::Report;
use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;

fn live(dispatch: &Dispatch, account: AccountId) -> Option<Point> {
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
    let user = UserJson::new(account, live(&dispatch, caller.account), |key| native.media(key));
    Ok(HttpResponse::Ok().json(UserProfileJson::from(user)))
}

/// Change one's own profile; fields left out keep their value.
#[utoipa::path(
    patch, path = "/api/profile/user/", tag = "profile", request_body = ProfileBody, security(("bearer" = [])),
    responses((status = 200, body = UserProfileJson), (status = 400), (status = 401), (status = 409)))]
pub async fn change_user(
    caller: Caller,
    body: Json<ProfileBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&native.phone_prefix)?;
    let account = accounts.update_profile(caller.account, change).await?;
    let user = UserJson::new(account, live(&dispatch, caller.account), |key| native.media(key));
    Ok(HttpResponse::Ok().json(UserProfileJson::from(user)))
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
    let profile = AssistantProfileJson::new(profile, live(&dispatch, caller.account), |key| native.media(key));
    Ok(HttpResponse::Ok().json(profile))
}

/// Change an assistant's own profile; fields left out keep their value.
#[utoipa::path(
    patch, path = "/api/profile/assistant/", tag = "profile", request_body = ProfileBody, security(("bearer" = [])),
    responses((status = 200, body = AssistantProfileJson), (status = 400), (status = 401), (status = 403), (status = 409)))]
pub async fn change_assistant(
    caller: AssistantCaller,
    body: Json<ProfileBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&native.phone_prefix)?;
    let profile = accounts.update_assistant(caller.assistant(), change).await?;
    let profile = AssistantProfileJson::new(profile, live(&dispatch, caller.account), |key| native.media(key));
    Ok(HttpResponse::Ok().json(profile))
}

/// Say where one is. It moves memory at once and reaches the database with the next flush.
#[utoipa::path(
    post, path = "/api/profile/update-location/", tag = "profile", request_body = LocationBody,
    security(("bearer" = [])),
    responses((status = 200, body = LocationJson), (status = 400), (status = 401)))]
pub async fn location(
    caller: Caller,
    body: Json<LocationBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let at = body.0.into_point()?;
    dispatch.live.report(&Report::new(caller.account, at, dispatch.work.clock().now()));
    let (current_lat, current_lng) = (at.lat.degrees(), at.lng.degrees());
    Ok(HttpResponse::Ok().json(LocationJson { success: true, message: "location updated", current_lat, current_lng }))
}

/// Go active or inactive.
#[utoipa::path(
    post, path = "/api/profile/assistant-status/", tag = "profile", request_body = StatusBody,
    security(("bearer" = [])),
    responses(
        (status = 200, body = StatusJson), (status = 400), (status = 401),
        (status = 403, description = "`license_expired`, `documents_not_approved`")))]
pub async fn status(
    caller: AssistantCaller,
    body: Json<StatusBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let active = body.0.into_active()?;
    let profile = accounts.set_active(caller.assistant(), active).await?;
    if active {
        // going active with a known position counts as reporting it
        let known = live(&dispatch, caller.account).or(profile.account.position.map(|(point, _)| point));
        if let Some(at) = known {
            dispatch.live.report(&Report::new(caller.account, at, dispatch.work.clock().now()));
        }
    }
    let is_active = profile.is_active;
    let message = if is_active { "active" } else { "inactive" };
    Ok(HttpResponse::Ok().json(StatusJson { success: true, message, is_active, is_active_assistant: is_active }))
}

/// Who is active.
#[utoipa::path(
    get, path = "/api/assistants/", tag = "profile", security(("bearer" = [])),
    params(
        ("service_type" = Option<String>, Query, description = "`towing` or `repair`"),
        ("near" = Option<String>, Query, description = "`lat,lng`"),
        ("radius_km" = Option<f64>, Query, description = "Around `near`, default 40"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = AssistantListJson), (status = 400), (status = 401)))]
pub async fn assistants(
    _caller: Caller,
    query: Query<AssistantQuery>,
    page: PageParams,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let page = accounts.active_assistants(filter, page.0).await?;
    let next = next_cursor(page.next);
    let listed = page.items.into_iter().map(|listed| {
        let now = live(&dispatch, listed.id.into());
        ListedAssistantJson::new(listed, now)
    });
    Ok(HttpResponse::Ok().json(AssistantListJson { success: true, assistants: listed.collect(), next_cursor: next }))
}
