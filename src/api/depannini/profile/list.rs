//! The list of active assistants.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::ListQuery;
use super::view::{AssistantListJson, ListedAssistantJson};
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, PageParams, Query, next_cursor};
use crate::dispatch::Dispatch;

/// Active assistants, in the order of their ids.
#[utoipa::path(
    get, path = "/api/assistants/", tag = "profile", security(("bearer" = [])),
    params(
        ("service_type" = Option<String>, Query, description = "`towing` or `repair`"),
        ("near" = Option<String>, Query, description = "`LAT,LNG` in degrees"),
        ("radius_km" = Option<f64>, Query, description = "Kilometres around `near`"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = AssistantListJson), (status = 400), (status = 401)))]
pub async fn assistants(
    _caller: Caller,
    query: Query<ListQuery>,
    page: PageParams,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter(native.default_radius_km)?;
    let live = Arc::clone(&dispatch.live);
    let now_at = Arc::new(move |account| live.position(account).map(|(point, _)| point));
    let page = accounts.active_assistants(filter, page.0, now_at).await?;
    let next = next_cursor(page.next);
    let assistants = page.items.into_iter().map(ListedAssistantJson::from).collect();
    Ok(HttpResponse::Ok().json(AssistantListJson { success: true, assistants, next_cursor: next }))
}
