//! Handlers: extract → convert → call → convert.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{WorkshopBody, WorkshopChangeBody, WorkshopQuery};
use super::view::{WorkshopJson, WorkshopListJson};
use crate::api::depannini::NativeState;
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId, Query, next_cursor};
use crate::kernel::id::PlaceId;
use crate::workshop::{Workshop, places};

type Id = PathId<PlaceId>;

/// The garage's places: in the order of their ids, or the nearest first.
#[utoipa::path(
    get, path = "/api/workshop/workshops/", tag = "workshop places", operation_id = "workshop_places_list",
    security(("bearer" = [])),
    params(
        ("near" = Option<String>, Query, description = "`LAT,LNG` in degrees: the nearest first, with `distance`"),
        ("is_open" = Option<String>, Query, description = "`true`: only those that take vehicles now"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = WorkshopListJson), (status = 400), (status = 401)))]
pub async fn list(
    _caller: Caller,
    query: Query<WorkshopQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (near, open_only) = query.0.into_filter()?;
    let page = places::list(&workshop, near, open_only, page.0).await?;
    let next_cursor = next_cursor(page.next);
    let items = page.items.into_iter().map(WorkshopJson::from).collect();
    Ok(HttpResponse::Ok().json(WorkshopListJson { items, next_cursor }))
}

/// Enter a place.
#[utoipa::path(
    post, path = "/api/workshop/workshops/", tag = "workshop places", operation_id = "workshop_places_add",
    request_body = WorkshopBody, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key enters it only once")),
    responses(
        (status = 201, body = WorkshopJson), (status = 400), (status = 401),
        (status = 403, description = "Staff and administrators only"),
        (status = 409, description = "`idempotency_key_reused`")))]
pub async fn add(
    caller: StaffCaller,
    key: IdempotencyKey,
    body: Json<WorkshopBody>,
    workshop: Data<Workshop>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_place(&native.phone_prefix)?;
    let place = places::add(&workshop, *caller, new, key.of(caller.account)).await?;
    Ok(versioned(HttpResponse::Created(), place.version, &WorkshopJson::from(place)))
}

/// One place.
#[utoipa::path(
    get, path = "/api/workshop/workshops/{id}/", tag = "workshop places", operation_id = "workshop_places_find",
    security(("bearer" = [])), params(("id" = i64, Path)),
    responses((status = 200, body = WorkshopJson), (status = 401), (status = 404)))]
pub async fn find(_caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let place = places::find(&workshop, id.0).await?;
    Ok(versioned(HttpResponse::Ok(), place.version, &WorkshopJson::from(place)))
}

/// Change a place.
#[utoipa::path(
    patch, path = "/api/workshop/workshops/{id}/", tag = "workshop places", operation_id = "workshop_places_change",
    request_body = WorkshopChangeBody, security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what was read")),
    responses(
        (status = 200, body = WorkshopJson), (status = 400), (status = 401),
        (status = 403, description = "Staff and administrators only"), (status = 404),
        (status = 409, description = "`changed_meanwhile`")))]
pub async fn change(
    caller: StaffCaller,
    id: Id,
    version: IfMatch,
    body: Json<WorkshopChangeBody>,
    workshop: Data<Workshop>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&native.phone_prefix)?;
    let place = places::change(&workshop, *caller, id.0, version.version(), change).await?;
    Ok(versioned(HttpResponse::Ok(), place.version, &WorkshopJson::from(place)))
}

/// Delete a place.
#[utoipa::path(
    delete, path = "/api/workshop/workshops/{id}/", tag = "workshop places", operation_id = "workshop_places_remove",
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of what was read")),
    responses(
        (status = 204), (status = 400), (status = 401),
        (status = 403, description = "Staff and administrators only"), (status = 404),
        (status = 409, description = "`changed_meanwhile`")))]
pub async fn remove(
    caller: StaffCaller,
    id: Id,
    version: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    places::remove(&workshop, *caller, id.0, version.version()).await?;
    Ok(HttpResponse::NoContent().finish())
}
