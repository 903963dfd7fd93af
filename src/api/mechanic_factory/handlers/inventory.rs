//! Parts on the shelf.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::api::mechanic_factory::dto::{DoneJson, PartBody, PartJson};
use crate::kernel::id::PartId;
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::inventory::{self, PartFilter};

/// Add a part.
#[utoipa::path(
    post, path = "/inventory", tag = "inventory", request_body = PartBody, responses((status = 201, body = PartJson)))]
pub async fn add(
    caller: StaffCaller,
    body: Json<PartBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    let part = inventory::add(&workshop.asked_by(asked.0), *caller, new, None).await?;
    Ok(HttpResponse::Created().json(PartJson::from(part)))
}

/// All parts, oldest first.
#[utoipa::path(get, path = "/inventory", tag = "inventory", responses((status = 200, body = [PartJson])))]
pub async fn list(caller: StaffCaller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let parts = page::all(|request| inventory::list(&workshop, *caller, PartFilter::default(), request)).await?;
    Ok(HttpResponse::Ok().json(parts.into_iter().map(PartJson::from).collect::<Vec<_>>()))
}

/// One part.
#[utoipa::path(get, path = "/inventory/{id}", tag = "inventory", responses((status = 200, body = PartJson)))]
pub async fn find(caller: StaffCaller, id: PathId<PartId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let part = inventory::find(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(PartJson::from(part)))
}

/// Change a part; what is left out stays.
#[utoipa::path(
    put, path = "/inventory/{id}", tag = "inventory", request_body = PartBody,
    responses((status = 200, body = PartJson), (status = 409, description = "Tickets hold more pieces than that")))]
pub async fn edit(
    caller: StaffCaller,
    id: PathId<PartId>,
    body: Json<PartBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let part = inventory::edit(&workshop.asked_by(asked.0), *caller, id.0, None, change).await?;
    Ok(HttpResponse::Ok().json(PartJson::from(part)))
}

/// Remove a part.
#[utoipa::path(
    delete, path = "/inventory/{id}", tag = "inventory",
    responses((status = 200, body = DoneJson), (status = 409, description = "Tickets hold pieces of it")))]
pub async fn remove(
    caller: StaffCaller,
    id: PathId<PartId>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    inventory::remove(&workshop.asked_by(asked.0), *caller, id.0, None).await?;
    Ok(HttpResponse::Ok().json(DoneJson { message: format!("Inventory item {} deleted", id.0) }))
}
