//! Parts and their stock.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{CorrectionBody, PartBody, PartQuery, ReceiptBody};
use super::view::{MoveJson, PartJson};
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId, Query};
use crate::kernel::id::PartId;
use crate::workshop::Workshop;
use crate::workshop::inventory::{self, Part};

type Id = PathId<PartId>;

fn answer_with(part: Part, created: bool) -> HttpResponse {
    let answer = if created { HttpResponse::Created() } else { HttpResponse::Ok() };
    versioned(answer, part.version, &PartJson::from(part))
}

/// Parts, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/parts/", tag = "stock",
    params(
        ("name" = Option<String>, Query, max_length = 200, description = "In their names"),
        ("free_at_most" = Option<i64>, Query, minimum = 0, maximum = 1_000_000_000, description = "What has to be ordered")),
    responses((status = 200, body = PageJson<PartJson>)))]
pub async fn list(
    caller: StaffCaller,
    query: Query<PartQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    Ok(answer::page::<_, PartJson>(inventory::list(&workshop, *caller, filter, page.0).await?))
}

/// Add a part with what lies on the shelf already.
#[utoipa::path(
    post, path = "/api/workshop/parts/", tag = "stock", request_body = PartBody,
    responses((status = 201, body = PartJson)))]
pub async fn add(
    caller: StaffCaller,
    key: IdempotencyKey,
    body: Json<PartBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    Ok(answer_with(inventory::add(&workshop, *caller, new, key.of(caller.account)).await?, true))
}

/// One part.
#[utoipa::path(
    get, path = "/api/workshop/parts/{id}/", tag = "stock", responses((status = 200, body = PartJson)))]
pub async fn find(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(inventory::find(&workshop, *caller, id.0).await?, false))
}

/// Change a part; what is left out stays. A count that differs from the books is a move.
#[utoipa::path(
    patch, path = "/api/workshop/parts/{id}/", tag = "stock", request_body = PartBody,
    responses((status = 200, body = PartJson)))]
pub async fn edit(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<PartBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    Ok(answer_with(inventory::edit(&workshop, *caller, id.0, read.version(), change).await?, false))
}

/// Remove a part that no work order holds; its moves stay.
#[utoipa::path(delete, path = "/api/workshop/parts/{id}/", tag = "stock", responses((status = 204)))]
pub async fn remove(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    inventory::remove(&workshop, *caller, id.0, read.version()).await?;
    Ok(answer::done())
}

/// Put pieces that came onto the shelf.
#[utoipa::path(
    post, path = "/api/workshop/parts/{id}/receipts/", tag = "stock", request_body = ReceiptBody,
    responses((status = 201, body = PartJson)))]
pub async fn receive(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<ReceiptBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let came = body.0.into_quantity()?;
    Ok(answer_with(inventory::receive(&workshop, *caller, id.0, came, key.of(caller.account)).await?, true))
}

/// Say how many pieces were counted; saying it again changes nothing.
#[utoipa::path(
    post, path = "/api/workshop/parts/{id}/corrections/", tag = "stock", request_body = CorrectionBody,
    responses((status = 201, body = PartJson)))]
pub async fn correct(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<CorrectionBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    Ok(answer_with(inventory::edit(&workshop, *caller, id.0, read.version(), change).await?, true))
}

/// The moves of a part, newest first; those of a removed one too.
#[utoipa::path(
    get, path = "/api/workshop/parts/{id}/moves/", tag = "stock",
    responses((status = 200, body = PageJson<MoveJson>)))]
pub async fn moves(
    caller: StaffCaller,
    id: Id,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, MoveJson>(inventory::moves(&workshop, *caller, id.0, page.0).await?))
}
