//! Takes in what a phone recorded.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::SyncBody;
use super::view::{ResultJson, SyncedJson};
use crate::api::depannini::NativeState;
use crate::api::http::guard::PartyCaller;
use crate::api::http::{ApiError, Json, Lang};
use crate::dispatch::{Dispatch, sync};

/// Send what was recorded without a network: positions, steps, messages and read marks with the phone's ids and times.
/// It may be sent again, in parts or overlapping, until it is answered.
#[utoipa::path(
    post, path = "/api/sync/", tag = "assistance", request_body = SyncBody, security(("bearer" = [])),
    responses(
        (status = 200, body = SyncedJson, description = "What became of each entry"),
        (status = 400, description = "Nothing was done; fields named as `items[3].lat`"), (status = 401),
        (status = 403, description = "Clients and assistants only"),
        (status = 413, description = "Send fewer at a time"),
        (status = 503, description = "What came first may have been done: send the same again after Retry-After")))]
pub async fn sync(
    caller: PartyCaller,
    body: Json<SyncBody>,
    language: Lang,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let batch = body.0.into_batch(*caller, dispatch.currency, native.sync_items)?;
    let taken = sync::apply(&dispatch, batch).await?;
    let results = taken.into_iter().map(|taken| ResultJson::new(taken, language.0)).collect();
    Ok(HttpResponse::Ok().json(SyncedJson { success: true, results }))
}
