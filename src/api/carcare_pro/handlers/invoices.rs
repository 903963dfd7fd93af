//! Invoices: an amount for a request, unpaid or paid. Customers see their own; whoever works here states them.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{InvoiceBody, InvoiceJson, KeyBody};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::kernel::id::InvoiceId;
use crate::kernel::page;
use crate::workshop::{Workshop, invoices};

/// State an amount for a request. That it is paid is for staff to say.
#[utoipa::path(
    post, path = "/invoices", tag = "invoices", request_body = InvoiceBody,
    responses((status = 201, body = InvoiceJson), (status = 404, description = "No such request or customer")))]
pub async fn make(
    caller: StaffCaller,
    body: Json<InvoiceBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    let made = invoices::claim(&workshop.asked_by(asked.0), *caller, new).await?;
    Ok(HttpResponse::Created().json(InvoiceJson::from(made)))
}

/// Invoices, newest first: what one has to pay, all for staff.
#[utoipa::path(get, path = "/invoices", tag = "invoices", responses((status = 200, body = [InvoiceJson])))]
pub async fn list(caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| invoices::claims(&workshop, *caller, request)).await?;
    Ok(super::list::<_, InvoiceJson>(found))
}

/// One invoice.
#[utoipa::path(get, path = "/invoices/{id}", tag = "invoices", responses((status = 200, body = InvoiceJson)))]
pub async fn find(caller: Caller, id: PathId<InvoiceId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = invoices::find_claim(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(InvoiceJson::from(found)))
}

/// Change an invoice: its amount until it is paid, and whether it is paid, which is for staff to say. What is left out stays.
#[utoipa::path(
    put, path = "/invoices", tag = "invoices", request_body = InvoiceBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = InvoiceJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: StaffCaller,
    key: Key,
    body: Json<InvoiceBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id.clone())?;
    let change = body.0.into_change(workshop.currency)?;
    let changed = invoices::change_claim(&workshop.asked_by(asked.0), *caller, id, change).await?;
    Ok(HttpResponse::Ok().json(InvoiceJson::from(changed)))
}

/// Take an invoice back; a paid one by staff, and it keeps its number.
#[utoipa::path(
    delete, path = "/invoices", tag = "invoices", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: StaffCaller,
    key: Key,
    body: Json<KeyBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    invoices::drop_claim(&workshop.asked_by(asked.0), *caller, id).await?;
    Ok(done())
}
