//! What moves a work order on by a word: by hand, called off, confirmed.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{ConfirmBody, OrderStatusBody};
use super::handlers::{Id, ok};
use super::view::{CalledOffJson, ConfirmedJson, WorkOrderJson};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json};
use crate::workshop::Workshop;
use crate::workshop::orders::{self, Reach};

/// Put an order into a status by hand, whatever it was in: staff, and the mechanics who were given it.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/status/", tag = "work orders", request_body = OrderStatusBody,
    responses((status = 200, body = WorkOrderJson), (status = 409, description = "`changed_meanwhile`")))]
pub async fn set_status(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<OrderStatusBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let status = body.0.into_status()?;
    Ok(ok(orders::set_status(&workshop, *caller, (id.0, read.version()), status, Reach::Given).await?))
}

/// Call an order off: its customer, or staff. Free before the thing is in the garage; the fee is an invoice of its own.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/cancel/", tag = "work orders",
    responses((status = 200, body = CalledOffJson), (status = 409, description = "`changed_meanwhile`, `wrong_stage`")))]
pub async fn cancel(
    caller: Caller,
    id: Id,
    read: IfMatch,
    key: IdempotencyKey,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let done = orders::cancel(&workshop, *caller, (id.0, read.version()), key.of(caller.account)).await?;
    Ok(versioned(HttpResponse::Ok(), done.order.version, &CalledOffJson::from(done)))
}

/// Choose which of the quoted services are done, and how they are paid: the customer, or staff for them.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/confirm/", tag = "work orders", request_body = ConfirmBody,
    responses((status = 200, body = ConfirmedJson), (status = 409, description = "`changed_meanwhile`, `wrong_stage`")))]
pub async fn confirm(
    caller: Caller,
    id: Id,
    read: IfMatch,
    key: IdempotencyKey,
    body: Json<ConfirmBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let choice = body.0.into_choice()?;
    let order = (id.0, read.version());
    let done = orders::confirm(&workshop, *caller, order, choice, key.of(caller.account)).await?;
    Ok(versioned(HttpResponse::Ok(), done.order.version, &ConfirmedJson::from(done)))
}
