//! The rate of the tax.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::GstQuery;
use super::view::GstJson;
use crate::api::http::{ApiError, Asked, Query};
use crate::api::revcare::guard::UpdateGst;
use crate::workshop::{Workshop, invoices};

/// Set the rate from now on; what was issued keeps the rate of its day.
#[utoipa::path(
    put, path = "/gst", tag = "gst",
    params(("percent" = i32, Query, description = "0 to 100, whole", example = 18)),
    responses((status = 200, body = GstJson)))]
pub async fn set(
    caller: UpdateGst,
    query: Query<GstQuery>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (rate, percent) = query.0.into_rate()?;
    invoices::set_rate(&workshop.asked_by(asked.0), *caller, rate, None).await?;
    Ok(HttpResponse::Ok().json(GstJson { status: "success", updated_percent: percent }))
}
