//! Handlers: extract → convert → call → convert.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::ShareBody;
use super::view::{ShareJson, ShareListJson, SharedJson};
use crate::api::http::guard::ClientCaller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::{ApiError, Asked, ClientAddress, IdempotencyKey, Json, PathId, PathKey, SecondId};
use crate::dispatch::{Dispatch, Error, shares};
use crate::kernel::id::{AssistanceId, ShareId};

type Id = PathId<AssistanceId>;

/// Make a link by which anybody follows the assistance, without signing in.
#[utoipa::path(
    post, path = "/api/assistance/{id}/shares/", tag = "shares", operation_id = "shares_make", request_body = ShareBody,
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key makes one link")),
    responses(
        (status = 201, body = ShareJson), (status = 400), (status = 401),
        (status = 403, description = "Its client and administrators only"), (status = 404),
        (status = 409, description = "`final_state`, `too_many_shares`, `idempotency_key_reused`")))]
pub async fn make(
    caller: ClientCaller,
    key: IdempotencyKey,
    id: Id,
    asked: Asked,
    body: Json<ShareBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let life = body.0.into_life()?;
    let made = shares::share(&dispatch.asked_by(asked.0), *caller, id.0, life, key.of(caller.account)).await?;
    Ok(HttpResponse::Created().json(ShareJson::from(made)))
}

/// The links of an assistance, newest first, each with what opens it.
#[utoipa::path(
    get, path = "/api/assistance/{id}/shares/", tag = "shares", operation_id = "shares_list", security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses(
        (status = 200, body = ShareListJson), (status = 401),
        (status = 403, description = "Its client and administrators only"), (status = 404)))]
pub async fn list(
    caller: ClientCaller,
    id: Id,
    asked: Asked,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let links = shares::list(&dispatch.asked_by(asked.0), *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(ShareListJson { shares: links.into_iter().map(ShareJson::from).collect() }))
}

/// Take a link back: from now on it opens nothing.
#[utoipa::path(
    delete, path = "/api/assistance/{id}/shares/{share_id}/", tag = "shares", operation_id = "shares_revoke",
    security(("bearer" = [])), params(("id" = i64, Path), ("share_id" = i64, Path)),
    responses(
        (status = 204), (status = 401), (status = 403, description = "Its client and administrators only"),
        (status = 404, description = "`assistance_not_found`; `share_not_found`, also when it was taken back before")))]
pub async fn revoke(
    caller: ClientCaller,
    id: Id,
    share: SecondId<ShareId>,
    asked: Asked,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    shares::revoke(&dispatch.asked_by(asked.0), *caller, id.0, share.0).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// How an assistance stands, for whoever has a link to it. Where the assistant is, is told between acceptance and the end.
#[utoipa::path(
    get, path = "/api/shared/{token}/", tag = "shares", operation_id = "shares_open",
    params(("token" = String, Path, description = "What opens the link")),
    responses(
        (status = 200, body = SharedJson),
        (status = 404, description = "`share_not_found`: unknown, expired and taken back are all alike"),
        (status = 429, description = "Too many wrong tokens from one address; the right ones open all the same")))]
pub async fn open(
    token: PathKey,
    address: ClientAddress,
    dispatch: Data<Dispatch>,
    failures: Data<FailureLimit>,
) -> Result<HttpResponse, ApiError> {
    match shares::open(&dispatch, &token.0).await {
        Ok(shared) => Ok(HttpResponse::Ok().json(SharedJson::from(shared))),
        // many people share an address: who guesses takes nothing from who has a link
        Err(Error::ShareNotFound) => {
            let attempt = failures.begin(&format!("share {address}")).map_err(ApiError::rate_limited)?;
            let _last = attempt.fail();
            Err(Error::ShareNotFound.into())
        }
        Err(other) => Err(other.into()),
    }
}
