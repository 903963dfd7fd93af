//! What a request costs, item by item: lines of its estimate.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{CostBody, CostJson, KeyBody};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::kernel::id::LineId;
use crate::kernel::page;
use crate::workshop::{Workshop, estimates};

/// Note an item.
#[utoipa::path(
    post, path = "/service_cost_details", tag = "costs", request_body = CostBody,
    responses((status = 201, body = CostJson), (status = 404, description = "No such request")))]
pub async fn make(
    caller: StaffCaller,
    body: Json<CostBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    let made = estimates::note_cost(&workshop.asked_by(asked.0), *caller, new).await?;
    Ok(HttpResponse::Created().json(CostJson::of(made, workshop.currency)))
}

/// Items, oldest first: of one's own requests, all for mechanics and staff.
#[utoipa::path(get, path = "/service_cost_details", tag = "costs", responses((status = 200, body = [CostJson])))]
pub async fn list(caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| estimates::costs(&workshop, *caller, request)).await?;
    let told: Vec<_> = found.into_iter().map(|line| CostJson::of(line, workshop.currency)).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// One item.
#[utoipa::path(get, path = "/service_cost_details/{id}", tag = "costs", responses((status = 200, body = CostJson)))]
pub async fn find(caller: Caller, id: PathId<LineId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = estimates::cost(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(CostJson::of(found, workshop.currency)))
}

/// Change an item that the customer has not decided, by whoever noted it and staff; what is left out stays.
#[utoipa::path(
    put, path = "/service_cost_details", tag = "costs", request_body = CostBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = CostJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: StaffCaller,
    key: Key,
    body: Json<CostBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id.clone())?;
    let change = body.0.into_change(workshop.currency)?;
    let changed = estimates::change_cost(&workshop.asked_by(asked.0), *caller, id, change).await?;
    Ok(HttpResponse::Ok().json(CostJson::of(changed, workshop.currency)))
}

/// Take an item back that the customer has not decided, by whoever noted it and staff.
#[utoipa::path(
    delete, path = "/service_cost_details", tag = "costs", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: StaffCaller,
    key: Key,
    body: Json<KeyBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    estimates::strike_cost(&workshop.asked_by(asked.0), *caller, id).await?;
    Ok(done())
}
