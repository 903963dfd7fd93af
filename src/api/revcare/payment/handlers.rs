//! Taking money, and the provider's word that it came.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::dto::{CallbackForm, DoorForm, DoorJson, VerifiedJson};
use crate::api::http::{AnyForm, ApiError, Asked, PathId, Query};
use crate::api::revcare::guard::WritePayments;
use crate::kernel::id::WorkOrderId;
use crate::workshop::orders::PaymentMode;
use crate::workshop::{Workshop, payments};

/// What cash is called among the ways to pay.
const CASH: &str = "cash";

/// Take at the door what is left to pay: of a booking that is out for delivery, or the fee of one that was called off. By
/// administrators, and who was given the booking last. In cash it is paid now; online with the provider's signature.
#[utoipa::path(
    post, path = "/payment/cash-on-delivery/{booking_id}", tag = "payment",
    params(("payment_method_id" = Option<i64>, Query, description = "2: in cash, as if left out; 1: online after all")),
    request_body(content((DoorForm = "application/json"), (DoorForm = "application/x-www-form-urlencoded"))),
    responses((status = 200, body = DoorJson),
        (status = 409, description = "It is neither out for delivery nor called off, is paid online, or nothing is left to pay")))]
pub async fn at_the_door(
    caller: WritePayments,
    id: PathId<WorkOrderId>,
    query: Query<DoorForm>,
    body: AnyForm<DoorForm>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let mode = body.0.into_mode(query.0)?;
    let workshop = workshop.asked_by(asked.0);
    let (message, taken, order_id) = match mode {
        PaymentMode::Offline => {
            let taken = payments::take_on_delivery(&workshop, *caller, id.0, CASH.to_owned(), None).await?;
            ("Payment received", taken, None)
        }
        PaymentMode::Online => {
            let begun = payments::begin_on_delivery(&workshop, *caller, id.0).await?;
            let order_id = begun.provider_order.clone();
            ("To be paid online", vec![begun], order_id)
        }
    };
    let amount = taken.iter().map(|payment| payment.amount.minor).sum();
    let currency = workshop.currency.code().to_owned();
    Ok(HttpResponse::Ok().json(DoorJson { message, booking_id: id.0.get(), order_id, amount, currency }))
}

/// The provider says that a payment came; its signature is the proof, so anybody may bring it. Brought again it changes
/// nothing.
#[utoipa::path(
    post, path = "/payment/verify", tag = "payment",
    request_body(content((CallbackForm = "application/x-www-form-urlencoded"), (CallbackForm = "application/json"))),
    responses((status = 200, body = VerifiedJson), (status = 400, description = "Not the provider's signature"),
        (status = 404, description = "The provider's order is none of ours"),
        (status = 409, description = "Another payment has paid it, or this one paid something else")))]
pub async fn verify(body: AnyForm<CallbackForm>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    confirm(body.0, &workshop).await
}

/// The same for what was paid at the door.
#[utoipa::path(
    post, path = "/payment/verify-cod", tag = "payment",
    request_body(content((CallbackForm = "application/x-www-form-urlencoded"), (CallbackForm = "application/json"))),
    responses((status = 200, body = VerifiedJson), (status = 400, description = "Not the provider's signature"),
        (status = 404, description = "The provider's order is none of ours"),
        (status = 409, description = "Another payment has paid it, or this one paid something else")))]
pub async fn verify_at_the_door(
    body: AnyForm<CallbackForm>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    confirm(body.0, &workshop).await
}

async fn confirm(said: CallbackForm, workshop: &Workshop) -> Result<HttpResponse, ApiError> {
    let confirmed = payments::confirm(workshop, said.into_callback()?).await?;
    Ok(HttpResponse::Ok().json(VerifiedJson::from(confirmed.payment)))
}
