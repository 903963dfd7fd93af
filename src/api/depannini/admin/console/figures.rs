//! How well it goes, and where help is asked for.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::{DemandQuery, FiguresQuery};
use super::view::{DemandJson, FiguresJson};
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Query};
use crate::dispatch::{Dispatch, oversight};

/// Counts, waits and money of what was asked for in a span, in all and piece by piece. Pieces are hours or days of the
/// deployment's time zone, at most 1000; the first and the last may be cut.
#[utoipa::path(
    get, path = "/api/admin/figures/", tag = "console", operation_id = "read_figures", security(("bearer" = [])),
    params(
        ("from" = Option<String>, Query, description = "RFC 3339; a day, or 30 days by day, before `to` if left out"),
        ("to" = Option<String>, Query, description = "RFC 3339; now if left out"),
        ("bucket" = Option<String>, Query, pattern = "^(hour|day)?$", description = "`hour` (default) or `day`")),
    responses(
        (status = 200, body = FiguresJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn figures(
    _caller: AdminCaller,
    query: Query<FiguresQuery>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let (span, every) = query.0.into_span(dispatch.work.clock().now(), dispatch.zone)?;
    let figures = oversight::figures(&dispatch, span, every).await?;
    Ok(HttpResponse::Ok().json(FiguresJson::new(figures, span, every)))
}

/// How many pickups of a span lie in each cell of the map, the most first; at most 2000 cells.
#[utoipa::path(
    get, path = "/api/admin/demand/", tag = "console", operation_id = "read_demand", security(("bearer" = [])),
    params(
        ("from" = Option<String>, Query, description = "RFC 3339; 30 days before `to` if left out"),
        ("to" = Option<String>, Query, description = "RFC 3339; now if left out"),
        ("cell_km" = Option<f64>, Query, minimum = 0.1, maximum = 100, description = "Edge of a cell; 1 if left out")),
    responses(
        (status = 200, body = DemandJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn demand(
    _caller: AdminCaller,
    query: Query<DemandQuery>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let (span, edge) = query.0.into_cells(dispatch.work.clock().now())?;
    let demand = oversight::demand(&dispatch, span, edge).await?;
    Ok(HttpResponse::Ok().json(DemandJson::from(demand)))
}
