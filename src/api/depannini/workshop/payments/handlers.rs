//! Payments over the counter, and back.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{BalanceQuery, PaymentBody, PaymentChangeBody, PaymentQuery, RefundBody};
use super::view::{BalanceJson, PaymentJson, RefundJson};
use crate::api::depannini::workshop::answer::{self, AllJson, PageJson, all};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, IdempotencyKey, Json, PageParams, PathId, Query};
use crate::kernel::id::{PaymentId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::payments::{self, Payment};

type Id = PathId<PaymentId>;

fn answer_with(payment: Payment, created: bool) -> HttpResponse {
    let answer = if created { HttpResponse::Created() } else { HttpResponse::Ok() };
    versioned(answer, payment.version, &PaymentJson::from(payment))
}

/// Payments, newest first: all for the counter, else those for one's own orders.
#[utoipa::path(
    get, path = "/api/workshop/payments/", tag = "payments",
    params(
        ("order" = Option<i64>, Query, minimum = 1, description = "Id of a work order"),
        ("customer" = Option<i64>, Query, minimum = 1, description = "Account id"),
        ("status" = Option<String>, Query, pattern = "^(paid|partial|due|unpaid|created|failed)?$",
            description = "What is said of them")),
    responses((status = 200, body = PageJson<PaymentJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<PaymentQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    Ok(answer::page::<_, PaymentJson>(payments::list(&workshop, *caller, filter, page.0).await?))
}

/// Record a payment for a work order, or for a stated invoice of it.
#[utoipa::path(
    post, path = "/api/workshop/payments/", tag = "payments", request_body = PaymentBody,
    responses((status = 201, body = PaymentJson), (status = 409, description = "`overpaid`, `not_issued`")))]
pub async fn record(
    caller: StaffCaller,
    key: IdempotencyKey,
    body: Json<PaymentBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    Ok(answer_with(payments::record(&workshop, *caller, new, key.of(caller.account)).await?, true))
}

/// One payment: for the customer of its order, the counter, and mechanics who worked on the order.
#[utoipa::path(
    get, path = "/api/workshop/payments/{id}/", tag = "payments", responses((status = 200, body = PaymentJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(payments::find(&workshop, *caller, id.0).await?, false))
}

/// Mend what was recorded by hand; what is left out stays. For the counter, and in the audit log.
#[utoipa::path(
    patch, path = "/api/workshop/payments/{id}/", tag = "payments", request_body = PaymentChangeBody,
    responses(
        (status = 200, body = PaymentJson),
        (status = 409, description = "`changed_meanwhile`, `frozen`: paid online; `overpaid`, `over_refunded`")))]
pub async fn edit(
    caller: StaffCaller,
    asked: Asked,
    id: Id,
    read: IfMatch,
    body: Json<PaymentChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let workshop = workshop.asked_by(asked.0);
    Ok(answer_with(payments::edit(&workshop, *caller, id.0, read.version(), change).await?, false))
}

/// Strike out what was recorded by hand, if nothing of it has gone back. For the counter, and in the audit log.
#[utoipa::path(delete, path = "/api/workshop/payments/{id}/", tag = "payments", responses((status = 204)))]
pub async fn remove(
    caller: StaffCaller,
    asked: Asked,
    id: Id,
    read: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    payments::remove(&workshop.asked_by(asked.0), *caller, id.0, read.version()).await?;
    Ok(answer::done())
}

/// What went back of a payment, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/payments/{id}/refunds/", tag = "payments",
    responses((status = 200, body = AllJson<RefundJson>)))]
pub async fn refunds(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, RefundJson>(payments::refunds(&workshop, *caller, id.0).await?))
}

/// Give back some or all of a payment; answers the payment. For the counter, and in the audit log.
#[utoipa::path(
    post, path = "/api/workshop/payments/{id}/refunds/", tag = "payments", request_body = RefundBody,
    responses((status = 201, body = PaymentJson), (status = 409, description = "`over_refunded`")))]
pub async fn refund(
    caller: StaffCaller,
    asked: Asked,
    id: Id,
    key: IdempotencyKey,
    body: Json<RefundBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (amount, reason) = body.0.into_refund(workshop.currency)?;
    let (workshop, key) = (workshop.asked_by(asked.0), key.of(caller.account));
    Ok(answer_with(payments::refund(&workshop, *caller, id.0, amount, reason, key).await?, true))
}

/// What an order comes to and what has come for it; or a stated invoice of it.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/balance/", tag = "payments",
    params(("invoice" = Option<i64>, Query, minimum = 1, description = "Id of a stated invoice")),
    responses((status = 200, body = BalanceJson)))]
pub async fn balance(
    caller: Caller,
    id: PathId<WorkOrderId>,
    query: Query<BalanceQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let stated = query.0.into_stated()?;
    let balance = payments::balance(&workshop, *caller, id.0, stated).await?;
    Ok(HttpResponse::Ok().json(BalanceJson::from(balance)))
}
