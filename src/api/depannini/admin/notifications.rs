//! What was sent to people, and what came of it.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::NoticesQuery;
use super::view::{NotificationJson, NotificationsJson};
use crate::accounts::Accounts;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, PageParams, Query, next_cursor};

/// E-mails and SMS that were put on their way, newest first, without what they say; kept for `retention.notice_days`.
#[utoipa::path(
    get, path = "/api/admin/notifications/", tag = "admin", operation_id = "list_notifications",
    security(("bearer" = [])),
    params(
        ("category" = Option<String>, Query, description = "What they are about: `email`, `phone` or `password` for a code"),
        ("account" = Option<i64>, Query, description = "To a contact that this account has now"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = NotificationsJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn list(
    _caller: AdminCaller,
    asked: Asked,
    query: Query<NoticesQuery>,
    page: PageParams,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let page = accounts.asked_by(asked.0).notices(filter, page.0).await?;
    let next_cursor = next_cursor(page.next);
    let notifications = page.items.into_iter().map(NotificationJson::from).collect();
    Ok(HttpResponse::Ok().json(NotificationsJson { success: true, notifications, next_cursor }))
}
