//! What customers who are signed in say to lines.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::DecisionsBody;
use super::view::EstimateJson;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, IdempotencyKey, Json, PathId};
use crate::kernel::id::WorkOrderId;
use crate::workshop::Workshop;
use crate::workshop::estimates;

/// Approve or decline lines: the customer, or staff in the customer's name. The same again changes nothing; something else
/// is 409 `frozen`. Answers all lines.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/decisions/", tag = "estimates", request_body = DecisionsBody,
    responses((status = 200, body = EstimateJson)))]
pub async fn decide(
    caller: Caller,
    id: PathId<WorkOrderId>,
    key: IdempotencyKey,
    body: Json<DecisionsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let decisions = body.0.into_decisions()?;
    let key = key.of(caller.account);
    let estimate = estimates::decide(&workshop, *caller, id.0, decisions, key).await?;
    Ok(HttpResponse::Ok().json(EstimateJson::from(estimate)))
}
