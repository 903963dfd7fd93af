//! What work orders have of parts.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{HeldPartsBody, PartsBody};
use super::view::OrderPartJson;
use crate::api::depannini::workshop::answer::{AllJson, all};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PathId};
use crate::kernel::id::WorkOrderId;
use crate::workshop::Workshop;
use crate::workshop::inventory;

type Id = PathId<WorkOrderId>;

/// What an order has of parts, in the order of their ids; also for its customer.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/parts/", tag = "stock",
    responses((status = 200, body = AllJson<OrderPartJson>)))]
pub async fn list(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, OrderPartJson>(inventory::of_order(&workshop, *caller, id.0).await?))
}

/// Hold all of these for an order, or none; answers what the order has.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/parts/reserve/", tag = "stock", request_body = PartsBody,
    responses((status = 200, body = AllJson<OrderPartJson>)))]
pub async fn reserve(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<PartsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let wanted = body.0.into_wanted()?;
    let key = key.of(caller.account);
    Ok(all::<_, OrderPartJson>(inventory::reserve(&workshop, *caller, id.0, wanted, key).await?))
}

/// Free what an order holds; answers what the order has.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/parts/release/", tag = "stock", request_body = HeldPartsBody,
    responses((status = 200, body = AllJson<OrderPartJson>)))]
pub async fn release(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<HeldPartsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let given_up = body.0.into_wanted()?;
    let key = key.of(caller.account);
    Ok(all::<_, OrderPartJson>(inventory::release(&workshop, *caller, id.0, given_up, key).await?))
}

/// Build in what an order holds; answers what the order has.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/parts/use/", tag = "stock", request_body = HeldPartsBody,
    responses((status = 200, body = AllJson<OrderPartJson>)))]
pub async fn use_up(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<HeldPartsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let used = body.0.into_wanted()?;
    let key = key.of(caller.account);
    Ok(all::<_, OrderPartJson>(inventory::use_up(&workshop, *caller, id.0, used, key).await?))
}

/// Put back what an order had used up; answers what the order has.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/parts/return/", tag = "stock", request_body = PartsBody,
    responses((status = 200, body = AllJson<OrderPartJson>)))]
pub async fn put_back(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<PartsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let returned = body.0.into_wanted()?;
    let key = key.of(caller.account);
    Ok(all::<_, OrderPartJson>(inventory::put_back(&workshop, *caller, id.0, returned, key).await?))
}
