//! Photos of work orders.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::AttachBody;
use super::handlers::Id;
use super::view::OrderPhotoJson;
use crate::api::depannini::workshop::answer::{AllJson, all};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, IdempotencyKey, Json};
use crate::workshop::Workshop;
use crate::workshop::orders;

/// The photos of an order, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/photos/", tag = "work orders",
    responses((status = 200, body = AllJson<OrderPhotoJson>)))]
pub async fn list(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, OrderPhotoJson>(orders::photos(&workshop, *caller, id.0).await?))
}

/// Attach a photo that was stored, such as by `POST /api/profile/photo/`; answers all photos of the order.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/photos/", tag = "work orders", request_body = AttachBody,
    responses((status = 200, body = AllJson<OrderPhotoJson>), (status = 409, description = "`already_exists`")))]
pub async fn attach(
    caller: Caller,
    id: Id,
    key: IdempotencyKey,
    body: Json<AttachBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let photo = body.0.into_photo()?;
    let key = key.of(caller.account);
    Ok(all::<_, OrderPhotoJson>(orders::attach_photo(&workshop, *caller, id.0, photo, key).await?))
}
