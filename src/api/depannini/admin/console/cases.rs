//! Everybody's assistances: found, opened, and whom to send.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::AssistancesQuery;
use super::view::{CandidateJson, CandidatesJson, CaseJson, CasesJson};
use crate::api::depannini::assistance::view::AssistanceJson;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, PageParams, PathId, Query, next_cursor};
use crate::dispatch::{Dispatch, oversight};
use crate::kernel::id::AssistanceId;

type Id = PathId<AssistanceId>;

/// Everybody's assistances, newest first.
#[utoipa::path(
    get, path = "/api/admin/assistances/", tag = "console", operation_id = "list_assistances", security(("bearer" = [])),
    params(
        ("status" = Option<String>, Query, pattern = "^(requested|accepted|ongoing|completed|canceled)?$",
            description = "In this status"),
        ("q" = Option<String>, Query, max_length = 100,
            description = "An id, a part of the description, or whatever finds one of the people"),
        ("from" = Option<String>, Query, description = "RFC 3339; asked for not before"),
        ("to" = Option<String>, Query, description = "RFC 3339; asked for before"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = CasesJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn list(
    caller: AdminCaller,
    asked: Asked,
    query: Query<AssistancesQuery>,
    page: PageParams,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let page = oversight::history(&dispatch.asked_by(asked.0), *caller, filter, page.0).await?;
    let next_cursor = next_cursor(page.next);
    let assistances = page.items.into_iter().map(AssistanceJson::from).collect();
    Ok(HttpResponse::Ok().json(CasesJson { success: true, assistances, next_cursor }))
}

/// Everything about one assistance: its people with their numbers, who was asked, what its parties were told, and what
/// operators did.
#[utoipa::path(
    get, path = "/api/admin/assistances/{id}/", tag = "console", operation_id = "open_case", security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses(
        (status = 200, body = CaseJson), (status = 401), (status = 403, description = "Administrators only"),
        (status = 404, description = "`assistance_not_found`")))]
pub async fn case(
    caller: AdminCaller,
    asked: Asked,
    id: Id,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let case = oversight::case(&dispatch.asked_by(asked.0), *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(CaseJson::from(case)))
}

/// Whom to send: the nearest who fit, and the nearest of the others with what speaks against them. At most 20, nearest first.
#[utoipa::path(
    get, path = "/api/admin/assistances/{id}/candidates/", tag = "console", operation_id = "list_candidates",
    security(("bearer" = [])), params(("id" = i64, Path)),
    responses(
        (status = 200, body = CandidatesJson), (status = 401), (status = 403, description = "Administrators only"),
        (status = 404, description = "`assistance_not_found`")))]
pub async fn candidates(
    caller: AdminCaller,
    asked: Asked,
    id: Id,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let now = dispatch.work.clock().now();
    let found = oversight::candidates(&dispatch.asked_by(asked.0), *caller, id.0).await?;
    let candidates = found.into_iter().map(|candidate| CandidateJson::new(candidate, now)).collect();
    Ok(HttpResponse::Ok().json(CandidatesJson { success: true, candidates }))
}
