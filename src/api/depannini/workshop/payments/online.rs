//! Paying online: begun here, paid at the provider, confirmed by the provider's signature.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{CallbackBody, OnlineBody};
use super::view::{PaymentConfirmedJson, PaymentJson};
use crate::api::depannini::workshop::etag::versioned;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PathId};
use crate::kernel::id::{PaymentId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::payments;

/// Begin to pay for an order: `provider_order_id` and `amount` are what the provider's page asks for. Nothing counts until
/// the provider's signature comes.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/payments/online/", tag = "payments", request_body = OnlineBody,
    responses((status = 201, body = PaymentJson), (status = 409, description = "`not_issued`, `overpaid`")))]
pub async fn begin(
    caller: Caller,
    id: PathId<WorkOrderId>,
    body: Json<OnlineBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let amount = body.0.into_amount(workshop.currency)?;
    let payment = payments::begin(&workshop, *caller, id.0, amount).await?;
    Ok(versioned(HttpResponse::Created(), payment.version, &PaymentJson::from(payment)))
}

/// Give up a payment that was begun online. Should the provider's signature come all the same, it counts.
#[utoipa::path(
    post, path = "/api/workshop/payments/{id}/abandon/", tag = "payments",
    responses((status = 200, body = PaymentJson), (status = 409, description = "`frozen`: it came, or was none online")))]
pub async fn abandon(
    caller: Caller,
    id: PathId<PaymentId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let payment = payments::abandon(&workshop, *caller, id.0).await?;
    Ok(versioned(HttpResponse::Ok(), payment.version, &PaymentJson::from(payment)))
}

/// The provider says that a payment came. The signature is the proof, so anybody may bring it; brought again it changes
/// nothing.
#[utoipa::path(
    post, path = "/api/workshop/payments/confirm/", tag = "payments", request_body = CallbackBody,
    responses(
        (status = 200, body = PaymentConfirmedJson), (status = 400, description = "Also `bad_signature`"),
        (status = 404, description = "The provider's order is none of ours"),
        (status = 409, description = "`already_exists`: another payment has paid it, or this one paid something else")))]
pub async fn confirm(body: Json<CallbackBody>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let confirmed = payments::confirm(&workshop, body.0.into_callback()?).await?;
    Ok(HttpResponse::Ok().json(PaymentConfirmedJson::from(confirmed)))
}
