//! Handlers of what mechanics report.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{ProgressBody, ProgressChangeBody};
use super::view::ProgressJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId};
use crate::kernel::id::{ProgressId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::progress::{self, ProgressNote};

type Id = PathId<ProgressId>;

fn ok(note: ProgressNote) -> HttpResponse {
    versioned(HttpResponse::Ok(), note.version, &ProgressJson::from(note))
}

/// The reports on an order, oldest first, for whoever sees the order.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/progress/", tag = "work orders",
    responses((status = 200, body = PageJson<ProgressJson>)))]
pub async fn list(
    caller: Caller,
    id: PathId<WorkOrderId>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, ProgressJson>(progress::list(&workshop, *caller, id.0, page.0).await?))
}

/// Report on an order: the mechanic who was given it last, while they have it in hand.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/progress/", tag = "work orders", request_body = ProgressBody,
    responses((status = 201, body = ProgressJson), (status = 409, description = "`wrong_stage`")))]
pub async fn report(
    caller: StaffCaller,
    id: PathId<WorkOrderId>,
    key: IdempotencyKey,
    body: Json<ProgressBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(id.0)?;
    let note = progress::post(&workshop, *caller, new, key.of(caller.account)).await?;
    Ok(versioned(HttpResponse::Created(), note.version, &ProgressJson::from(note)))
}

/// One report, for whoever sees the order.
#[utoipa::path(
    get, path = "/api/workshop/progress/{id}/", tag = "work orders", responses((status = 200, body = ProgressJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(ok(progress::find(&workshop, *caller, id.0).await?))
}

/// Put a report right before it is validated: the mechanic who made it, or staff.
#[utoipa::path(
    patch, path = "/api/workshop/progress/{id}/", tag = "work orders", request_body = ProgressChangeBody,
    responses((status = 200, body = ProgressJson), (status = 409, description = "`changed_meanwhile`, `frozen`")))]
pub async fn edit(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<ProgressChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    Ok(ok(progress::edit(&workshop, *caller, (id.0, read.version()), change).await?))
}

/// Stand by a report, once; for staff. With the last of what the customer chose the work is done.
#[utoipa::path(
    post, path = "/api/workshop/progress/{id}/validate/", tag = "work orders",
    responses((status = 200, body = ProgressJson), (status = 409, description = "`frozen`")))]
pub async fn validate(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(ok(progress::validate(&workshop, *caller, id.0).await?))
}
