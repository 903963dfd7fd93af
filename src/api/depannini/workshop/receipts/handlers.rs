//! Handlers: extract → convert → call → convert.

use actix_web::http::header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_LANGUAGE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::page;
use super::query::{Form, ReceiptQuery, preferred};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Lang, PathId, Query};
use crate::kernel::id::InvoiceId;
use crate::workshop::receipts::{self, Sheet};
use crate::workshop::{Error, Workshop};

/// The receipt of an issued invoice, as a page or as PDF, in the language of `Accept-Language`.
#[utoipa::path(
    get, path = "/api/workshop/invoices/{id}/receipt/", tag = "workshop receipts", operation_id = "workshop_receipt",
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("format" = Option<String>, Query, description = "`html` or `pdf`; else `Accept` decides")),
    responses(
        (status = 200, content((String = "text/html"), (Vec<u8> = "application/pdf"))),
        (status = 400), (status = 401), (status = 403, description = "`not_yours`"), (status = 404),
        (status = 409, description = "`not_issued`")))]
pub async fn receipt(
    caller: Caller,
    id: PathId<InvoiceId>,
    query: Query<ReceiptQuery>,
    language: Lang,
    request: HttpRequest,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let accept = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let form = query.0.into_form()?.unwrap_or_else(|| preferred(accept));
    let sheet = Sheet::new(&receipts::find(&workshop, *caller, id.0).await?, language.0);
    if form == Form::Html {
        return Ok(page::answer(&sheet));
    }
    // a series may be called anything
    let name: String = sheet.number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let file = receipts::pdf(&workshop, sheet).await.map_err(Error::from)?;
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((CONTENT_DISPOSITION, format!("inline; filename=\"{name}.pdf\"")))
        .insert_header((CONTENT_LANGUAGE, language.0.tag()))
        .body(file))
}
