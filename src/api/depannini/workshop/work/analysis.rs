//! Handlers of the analysis of a work order.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AnalysisBody, AnalysisChangeBody};
use super::view::AnalysisJson;
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PathId};
use crate::kernel::id::WorkOrderId;
use crate::workshop::Workshop;
use crate::workshop::analysis::{self, Analysis};

type Id = PathId<WorkOrderId>;

fn ok(analysis: Analysis) -> HttpResponse {
    versioned(HttpResponse::Ok(), analysis.version, &AnalysisJson::from(analysis))
}

/// What is wrong, for whoever sees the order.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/analysis/", tag = "work orders",
    responses((status = 200, body = AnalysisJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(ok(analysis::find(&workshop, *caller, id.0).await?))
}

/// Write what is wrong: the mechanic who was given the order last, and for that. Their assignment is done with it.
#[utoipa::path(
    put, path = "/api/workshop/work-orders/{id}/analysis/", tag = "work orders", request_body = AnalysisBody,
    responses((status = 200, body = AnalysisJson), (status = 409, description = "`wrong_stage`")))]
pub async fn write(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<AnalysisBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    Ok(ok(analysis::write(&workshop, *caller, id.0, new, key.of(caller.account)).await?))
}

/// Put it right before it is validated; for staff. What is left out stays.
#[utoipa::path(
    patch, path = "/api/workshop/work-orders/{id}/analysis/", tag = "work orders", request_body = AnalysisChangeBody,
    responses((status = 200, body = AnalysisJson), (status = 409, description = "`changed_meanwhile`, `frozen`")))]
pub async fn edit(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<AnalysisChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    Ok(ok(analysis::edit(&workshop, *caller, (id.0, read.version()), change).await?))
}

/// Stand by it, once; for staff. From now on the customer may confirm.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/analysis/validate/", tag = "work orders",
    responses((status = 200, body = AnalysisJson), (status = 409, description = "`frozen`")))]
pub async fn validate(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(ok(analysis::validate(&workshop, *caller, id.0).await?))
}
