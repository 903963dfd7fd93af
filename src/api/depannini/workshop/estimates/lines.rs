//! Lines of work orders, and the parts they need.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{LineChangeBody, RoundBody};
use super::convert::Round;
use super::view::{EstimateJson, LineJson, NeedJson};
use crate::api::depannini::workshop::answer::{self, AllJson, all};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId};
use crate::kernel::id::{LineId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::estimates::{self, OrderLine};

type OrderPath = PathId<WorkOrderId>;
type LinePath = PathId<LineId>;

fn answer_with(line: OrderLine, workshop: &Workshop) -> HttpResponse {
    versioned(HttpResponse::Ok(), line.version, &LineJson::new(line, workshop.currency))
}

/// The lines of a work order and what they come to; its customer does not see what was withdrawn.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/lines/", tag = "estimates",
    responses((status = 200, body = EstimateJson)))]
pub async fn list(
    caller: Caller,
    id: OrderPath,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let listed = estimates::list(&workshop, *caller, id.0, page.0).await?;
    Ok(HttpResponse::Ok().json(EstimateJson::page(listed, workshop.currency)))
}

/// Write lines as the next round that the customer is to decide, or as agreed already; answers all lines.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/lines/", tag = "estimates", request_body = RoundBody,
    responses((status = 201, body = EstimateJson)))]
pub async fn write(
    caller: StaffCaller,
    id: OrderPath,
    key: IdempotencyKey,
    body: Json<RoundBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let round = body.0.into_round(workshop.currency)?;
    let key = key.of(caller.account);
    let estimate = match round {
        Round::Asked(lines) => estimates::write(&workshop, *caller, id.0, lines, key).await?,
        Round::Agreed(lines) => estimates::put_down(&workshop, *caller, id.0, lines, key).await?,
    };
    Ok(HttpResponse::Created().json(EstimateJson::from(estimate)))
}

/// One line.
#[utoipa::path(
    get, path = "/api/workshop/lines/{id}/", tag = "estimates", responses((status = 200, body = LineJson)))]
pub async fn find(caller: Caller, id: LinePath, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(estimates::line(&workshop, *caller, id.0).await?, &workshop))
}

/// Correct a line that nobody has decided yet; for staff.
#[utoipa::path(
    patch, path = "/api/workshop/lines/{id}/", tag = "estimates", request_body = LineChangeBody,
    responses((status = 200, body = LineJson)))]
pub async fn correct(
    caller: StaffCaller,
    id: LinePath,
    read: IfMatch,
    body: Json<LineChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    Ok(answer_with(estimates::correct(&workshop, *caller, id.0, read.version(), change).await?, &workshop))
}

/// Withdraw a line that nobody has decided yet; withdrawing it twice is fine.
#[utoipa::path(delete, path = "/api/workshop/lines/{id}/", tag = "estimates", responses((status = 204)))]
pub async fn withdraw(
    caller: StaffCaller,
    id: LinePath,
    read: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    estimates::withdraw(&workshop, *caller, id.0, read.version()).await?;
    Ok(answer::done())
}

/// The parts that a work order needs, holds and is short of, in the order of their ids.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/needs/", tag = "estimates",
    responses((status = 200, body = AllJson<NeedJson>)))]
pub async fn needs(caller: StaffCaller, id: OrderPath, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, NeedJson>(estimates::needs(&workshop, *caller, id.0).await?))
}
