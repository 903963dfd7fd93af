//! Payments for orders.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, Json, PathId, Query, Skipped};
use crate::api::laptop_repair::dto::payments::{PaymentBody, PaymentChangeBody, PaymentJson, PaymentQuery};
use crate::api::laptop_repair::guard::CounterCaller;
use crate::api::laptop_repair::refusal::Answered;
use crate::kernel::id::PaymentId;
use crate::workshop::{Workshop, payments};

/// Record a payment, by staff.
#[utoipa::path(
    post, path = "/payments", tag = "payments", request_body = PaymentBody,
    responses((status = 201, body = PaymentJson), (status = 400, description = "More than an invoice leaves to pay"),
        (status = 404, description = "No such order")))]
pub async fn create(
    caller: CounterCaller,
    body: Result<Json<PaymentBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    let new = body?.0.into_new(workshop.currency)?;
    let payment = payments::record(&workshop.asked_by(asked.0), caller, new, None).await?;
    Ok(HttpResponse::Created().json(PaymentJson::from(payment)))
}

/// Payments, newest first: all for staff, else those for one's own orders.
#[utoipa::path(
    get, path = "/payments", tag = "payments",
    params(("limit" = Option<i64>, Query, description = "1 to 100; 10 if not said"), ("offset" = Option<i64>, Query),
        ("status" = Option<String>, Query, description = "Paid, Due, Unpaid or Partial"),
        ("order_id" = Option<i64>, Query)),
    responses((status = 200, body = [PaymentJson])))]
pub async fn list(
    caller: Caller,
    page: Skipped<10, 100>,
    query: Query<PaymentQuery>,
    workshop: Data<Workshop>,
) -> Answered {
    let filter = query.0.into_filter()?;
    let found = payments::list(&workshop, *caller, filter, page.0).await?;
    Ok(HttpResponse::Ok().json(found.items.into_iter().map(PaymentJson::from).collect::<Vec<_>>()))
}

/// One payment, for the customer of its order, staff, and technicians who were given the order.
#[utoipa::path(get, path = "/payments/{payment_id}", tag = "payments", responses((status = 200, body = PaymentJson)))]
pub async fn find(caller: Caller, id: PathId<PaymentId>, workshop: Data<Workshop>) -> Answered {
    let payment = payments::find(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(PaymentJson::from(payment)))
}

/// Put a payment right, by staff; what is left out stays.
#[utoipa::path(
    patch, path = "/payments/{payment_id}", tag = "payments", request_body = PaymentChangeBody,
    responses((status = 200, body = PaymentJson),
        (status = 400, description = "More than an invoice leaves to pay, less than went back, or paid online")))]
pub async fn change(
    caller: CounterCaller,
    id: PathId<PaymentId>,
    body: Result<Json<PaymentChangeBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    let change = body?.0.into_change(workshop.currency)?;
    let payment = payments::edit(&workshop.asked_by(asked.0), caller, id.0, None, change).await?;
    Ok(HttpResponse::Ok().json(PaymentJson::from(payment)))
}

/// Remove a payment, by staff.
#[utoipa::path(
    delete, path = "/payments/{payment_id}", tag = "payments",
    responses((status = 204), (status = 400, description = "Some of it went back, or it was paid online")))]
pub async fn remove(caller: CounterCaller, id: PathId<PaymentId>, asked: Asked, workshop: Data<Workshop>) -> Answered {
    let caller = caller.admit(&workshop).await?;
    payments::remove(&workshop.asked_by(asked.0), caller, id.0, None).await?;
    Ok(HttpResponse::NoContent().finish())
}
