//! Handlers of vehicles and devices.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AssetBody, AssetQuery};
use super::view::AssetJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PageParams, PathId, Query};
use crate::kernel::id::AssetId;
use crate::workshop::Workshop;
use crate::workshop::assets::{self, Asset};

type Id = PathId<AssetId>;

/// Vehicles and devices, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/assets/", tag = "assets",
    params(("owner" = Option<i64>, Query, minimum = 1, description = "Account id; everybody's for staff if left out")),
    responses((status = 200, body = PageJson<AssetJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<AssetQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let owner = query.0.into_owner()?;
    Ok(answer::page::<_, AssetJson>(assets::list(&workshop, *caller, owner, page.0).await?))
}

/// Enter a vehicle or device.
#[utoipa::path(
    post, path = "/api/workshop/assets/", tag = "assets", request_body = AssetBody,
    responses((status = 201, body = AssetJson)))]
pub async fn add(caller: Caller, body: Json<AssetBody>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let asset = assets::add(&workshop, *caller, body.0.into_new(caller.account)?).await?;
    Ok(told(HttpResponse::Created(), &AssetJson::from(asset)))
}

/// One of them; also for mechanics who were given work on it.
#[utoipa::path(
    get, path = "/api/workshop/assets/{id}/", tag = "assets", responses((status = 200, body = AssetJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let asset = assets::find(&workshop, *caller, id.0).await?;
    Ok(told(HttpResponse::Ok(), &AssetJson::from(asset)))
}

/// Change what is known of it; what is left out stays. Only staff give it to another owner.
#[utoipa::path(
    patch, path = "/api/workshop/assets/{id}/", tag = "assets", request_body = AssetBody,
    responses((status = 200, body = AssetJson)))]
pub async fn change(
    caller: Caller,
    id: Id,
    read: IfMatch,
    body: Json<AssetBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let expected = read.expected::<Asset, AssetJson>();
    let asset = assets::change(&workshop, *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &AssetJson::from(asset)))
}

/// Delete it. What work orders remember of it stays with them.
#[utoipa::path(delete, path = "/api/workshop/assets/{id}/", tag = "assets", responses((status = 204)))]
pub async fn remove(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    assets::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}
