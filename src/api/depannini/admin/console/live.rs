//! The city now.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::query::LiveQuery;
use super::view::LiveJson;
use crate::api::depannini::NativeState;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Packed, Query};
use crate::dispatch::{Dispatch, oversight};

/// Where active assistants are, and every open assistance, the most urgent first. Name the `version` of the last answer as
/// `since`, and of the assistants only those come that have changed. Compressed where `Accept-Encoding` says `gzip`.
#[utoipa::path(
    get, path = "/api/admin/live/", tag = "console", operation_id = "watch_live", security(("bearer" = [])),
    params(("since" = Option<i64>, Query, description = "The `version` of the last answer")),
    responses(
        (status = 200, body = LiveJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn live(
    caller: AdminCaller,
    asked: Asked,
    packed: Packed,
    query: Query<LiveQuery>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let since = query.0.into_version()?;
    let live = oversight::live(&dispatch.asked_by(asked.0), *caller, &native.console, since).await?;
    packed.json(&LiveJson::from(live))
}
