//! Reading the audit log.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::AuditQuery;
use super::view::{AuditJson, AuditLineJson};
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, PageParams, Query, next_cursor};
use crate::audit::AuditLog;

/// Who did what to what, when and from where, newest first. Reading it is in it too.
#[utoipa::path(
    get, path = "/api/admin/audit/", tag = "admin", security(("bearer" = [])),
    params(
        ("actor" = Option<i64>, Query, description = "Account id"),
        ("action" = Option<String>, Query, description = "Such as `account.blocked`"),
        ("object" = Option<String>, Query, description = "`KIND:ID`, such as `assistance:7`"),
        ("from" = Option<String>, Query, description = "RFC 3339; not before"),
        ("until" = Option<String>, Query, description = "RFC 3339; before"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = AuditJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn audit(
    _caller: AdminCaller,
    asked: Asked,
    query: Query<AuditQuery>,
    page: PageParams,
    log: Data<AuditLog>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let page = log.read(asked.0, filter, page.0).await?;
    let next_cursor = next_cursor(page.next);
    let entries = page.items.into_iter().map(AuditLineJson::from).collect();
    Ok(HttpResponse::Ok().json(AuditJson { success: true, entries, next_cursor }))
}
