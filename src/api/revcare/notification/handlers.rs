//! Reading the log.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::dto::{LogQuery, NotificationJson};
use crate::accounts::Accounts;
use crate::api::http::{ApiError, Asked, Query};
use crate::api::revcare::answer;
use crate::api::revcare::guard::ReadNotificationLog;

/// What was sent to people, newest first, without what it said.
#[utoipa::path(
    get, path = "/notification/notifications/logs", tag = "notification",
    params(
        ("notification_category" = Option<String>, Query, description = "What they are about: `email`, `phone` or `password` for a code"),
        ("limit" = Option<i64>, Query, minimum = 1, description = "At most 1000; 100 if not said")),
    responses((status = 200, body = [NotificationJson])))]
pub async fn logs(
    _: ReadNotificationLog,
    query: Query<LogQuery>,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let (filter, page) = query.0.into_page()?;
    let found = accounts.asked_by(asked.0).notices(filter, page).await?;
    Ok(answer::list::<_, NotificationJson>(found.items))
}
