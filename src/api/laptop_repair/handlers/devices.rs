//! Devices of customers.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, Json, PathId, Query, Skipped};
use crate::api::laptop_repair::dto::devices::{DeviceBody, DeviceChangeBody, DeviceJson, DeviceQuery};
use crate::api::laptop_repair::guard::CounterCaller;
use crate::api::laptop_repair::refusal::Answered;
use crate::kernel::id::AssetId;
use crate::workshop::{Expected, Workshop, assets};

/// Enter a device: one's own, or anybody's by staff.
#[utoipa::path(
    post, path = "/devices", tag = "devices", request_body = DeviceBody,
    responses((status = 201, body = DeviceJson), (status = 404, description = "No such brand, model, device type or owner")))]
pub async fn create(caller: Caller, body: Json<DeviceBody>, asked: Asked, workshop: Data<Workshop>) -> Answered {
    let new = body.0.into_new()?;
    let device = assets::add(&workshop.asked_by(asked.0), *caller, new).await?;
    Ok(HttpResponse::Created().json(DeviceJson::from(device)))
}

/// Devices, oldest first: everybody's for staff, else one's own.
#[utoipa::path(
    get, path = "/devices", tag = "devices",
    params(("limit" = Option<i64>, Query, description = "1 to 100; 10 if not said"), ("offset" = Option<i64>, Query),
        ("owner_id" = Option<i64>, Query)),
    responses((status = 200, body = [DeviceJson])))]
pub async fn list(
    caller: Caller,
    page: Skipped<10, 100>,
    query: Query<DeviceQuery>,
    workshop: Data<Workshop>,
) -> Answered {
    let owner = query.0.into_owner()?;
    let found = assets::list(&workshop, *caller, owner, page.0).await?;
    Ok(HttpResponse::Ok().json(found.items.into_iter().map(DeviceJson::from).collect::<Vec<_>>()))
}

/// One device, for its owner, staff, and technicians who were given work on it.
#[utoipa::path(get, path = "/devices/{device_id}", tag = "devices", responses((status = 200, body = DeviceJson)))]
pub async fn find(caller: Caller, id: PathId<AssetId>, workshop: Data<Workshop>) -> Answered {
    let device = assets::find(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(DeviceJson::from(device)))
}

/// Change a device, by staff; what is left out stays.
#[utoipa::path(
    patch, path = "/devices/{device_id}", tag = "devices", request_body = DeviceChangeBody,
    responses((status = 200, body = DeviceJson)))]
pub async fn change(
    caller: CounterCaller,
    id: PathId<AssetId>,
    body: Result<Json<DeviceChangeBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    let change = body?.0.into_change()?;
    let device = assets::change(&workshop.asked_by(asked.0), caller, id.0, change, Expected::anything()).await?;
    Ok(HttpResponse::Ok().json(DeviceJson::from(device)))
}

/// Delete a device, by staff.
#[utoipa::path(delete, path = "/devices/{device_id}", tag = "devices", responses((status = 204)))]
pub async fn remove(caller: CounterCaller, id: PathId<AssetId>, asked: Asked, workshop: Data<Workshop>) -> Answered {
    let caller = caller.admit(&workshop).await?;
    assets::remove(&workshop.asked_by(asked.0), caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
