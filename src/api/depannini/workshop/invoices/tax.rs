//! The tax rate and its history.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::TaxRateBody;
use super::view::TaxRateJson;
use crate::api::depannini::workshop::answer::{AllJson, all};
use crate::api::http::guard::{AdminCaller, Caller};
use crate::api::http::{ApiError, Asked, Json};
use crate::workshop::Workshop;
use crate::workshop::invoices;

/// Every rate there was and will be, the latest first.
#[utoipa::path(
    get, path = "/api/workshop/tax-rates/", tag = "invoices", responses((status = 200, body = AllJson<TaxRateJson>)))]
pub async fn rates(_caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, TaxRateJson>(invoices::rates(&workshop).await?))
}

/// Set the rate from now on, or from a later time on; what was issued keeps its own.
#[utoipa::path(
    post, path = "/api/workshop/tax-rates/", tag = "invoices", request_body = TaxRateBody,
    responses((status = 201, body = TaxRateJson)))]
pub async fn set_rate(
    caller: AdminCaller,
    asked: Asked,
    body: Json<TaxRateBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (rate, valid_from) = body.0.into_rate()?;
    let set = invoices::set_rate(&workshop.asked_by(asked.0), *caller, rate, valid_from).await?;
    Ok(HttpResponse::Created().json(TaxRateJson::from(set)))
}
