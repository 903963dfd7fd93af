//! Handlers of invoices.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{InvoiceQuery, StatementBody, VoidBody};
use super::view::{BillJson, InvoiceJson};
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, IdempotencyKey, Json, PageParams, PathId, Query};
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::invoices::{self, Bill};

type Id = PathId<InvoiceId>;

fn answer_with(bill: Bill, created: bool) -> HttpResponse {
    let answer = if created { HttpResponse::Created() } else { HttpResponse::Ok() };
    versioned(answer, bill.invoice.version, &BillJson::from(bill))
}

/// Invoices without their lines, newest first: all for the counter, else one's own.
#[utoipa::path(
    get, path = "/api/workshop/invoices/", tag = "invoices",
    params(
        ("order" = Option<i64>, Query, minimum = 1, description = "Id of a work order"),
        ("customer" = Option<i64>, Query, minimum = 1, description = "Account id"),
        ("state" = Option<String>, Query, pattern = "^(draft|issued|void)?$", description = "`draft`, `issued` or `void`"),
        ("paid" = Option<String>, Query, pattern = "^(true|false)?$", description = "Whether nothing is left to pay")),
    responses((status = 200, body = PageJson<InvoiceJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<InvoiceQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    Ok(answer::page::<_, InvoiceJson>(invoices::list(&workshop, *caller, filter, page.0).await?))
}

/// One invoice with its lines: for its customer once it is issued, the counter, and mechanics who worked on it.
#[utoipa::path(
    get, path = "/api/workshop/invoices/{id}/", tag = "invoices", responses((status = 200, body = BillJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(invoices::find(&workshop, *caller, id.0).await?, false))
}

/// Draft the invoice of an order from its approved lines; an older draft is replaced.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/invoice/", tag = "invoices",
    responses((status = 201, body = BillJson), (status = 409, description = "`nothing_approved`, `already_exists`")))]
pub async fn draft(
    caller: StaffCaller,
    id: PathId<WorkOrderId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(invoices::draft(&workshop, *caller, id.0).await?, true))
}

/// State an amount that an order's customer is to pay, beside or instead of its lines.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/invoices/", tag = "invoices", request_body = StatementBody,
    responses((status = 201, body = BillJson)))]
pub async fn state(
    caller: StaffCaller,
    id: PathId<WorkOrderId>,
    key: IdempotencyKey,
    body: Json<StatementBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let statement = body.0.into_statement(workshop.currency)?;
    let key = key.of(caller.account);
    Ok(answer_with(invoices::state(&workshop, *caller, id.0, statement, key).await?, true))
}

/// State another amount, while the invoice is a draft: the statement as a whole.
#[utoipa::path(
    patch, path = "/api/workshop/invoices/{id}/", tag = "invoices", request_body = StatementBody,
    responses((status = 200, body = BillJson), (status = 409, description = "`changed_meanwhile`, `frozen`")))]
pub async fn restate(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<StatementBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let statement = body.0.into_statement(workshop.currency)?;
    Ok(answer_with(invoices::restate(&workshop, *caller, id.0, read.version(), statement).await?, false))
}

/// Throw a draft away.
#[utoipa::path(
    delete, path = "/api/workshop/invoices/{id}/", tag = "invoices",
    responses((status = 204), (status = 409, description = "`changed_meanwhile`, `frozen`")))]
pub async fn discard(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    invoices::discard(&workshop, *caller, id.0, read.version()).await?;
    Ok(answer::done())
}

/// Issue a draft with the next number: from now on it stands. An issued one is answered again.
#[utoipa::path(
    post, path = "/api/workshop/invoices/{id}/issue/", tag = "invoices",
    responses(
        (status = 200, body = BillJson),
        (status = 409, description = "`changed_meanwhile`, also when other lines are approved by now; `frozen`, `overpaid`")))]
pub async fn issue(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer_with(invoices::issue(&workshop, *caller, id.0, read.version()).await?, false))
}

/// Void an issued invoice; it keeps its number. Doing it again changes nothing.
#[utoipa::path(
    post, path = "/api/workshop/invoices/{id}/void/", tag = "invoices", request_body = VoidBody,
    responses((status = 200, body = BillJson), (status = 409, description = "`changed_meanwhile`, `not_issued`")))]
pub async fn void(
    caller: StaffCaller,
    asked: Asked,
    id: Id,
    read: IfMatch,
    body: Json<VoidBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let reason = body.0.into_reason()?;
    let workshop = workshop.asked_by(asked.0);
    Ok(answer_with(invoices::void(&workshop, *caller, id.0, read.version(), reason).await?, false))
}
