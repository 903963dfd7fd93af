//! Links by which customers decide without signing in, as the garage sees them.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::LinkBody;
use super::view::LinkJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId};
use crate::kernel::id::WorkOrderId;
use crate::workshop::Workshop;
use crate::workshop::estimates;

type Id = PathId<WorkOrderId>;

/// The links that were sent for a work order, newest first.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/approval-links/", tag = "estimates",
    responses((status = 200, body = PageJson<LinkJson>)))]
pub async fn list(
    caller: StaffCaller,
    id: Id,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, LinkJson>(estimates::links(&workshop, *caller, id.0, page.0).await?))
}

/// Send the customer a link by e-mail or SMS. It is in no answer: whoever has it decides in the customer's name.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/approval-links/", tag = "estimates", request_body = LinkBody,
    responses((status = 201, body = LinkJson)))]
pub async fn send(
    caller: StaffCaller,
    id: Id,
    key: IdempotencyKey,
    body: Json<LinkBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let note = body.0.into_note()?;
    let link = estimates::send_link(&workshop, *caller, id.0, note, key.of(caller.account)).await?;
    Ok(HttpResponse::Created().json(LinkJson::from(link)))
}

/// Revoke every link of a work order.
#[utoipa::path(
    delete, path = "/api/workshop/work-orders/{id}/approval-links/", tag = "estimates", responses((status = 204)))]
pub async fn revoke(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    estimates::revoke_links(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}
