//! What a dispatcher decides by hand.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AssignBody, ReasonBody};
use crate::api::depannini::assistance::view::ChangedJson;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, IdempotencyKey, Json, PathId};
use crate::dispatch::{Dispatch, assistance, offers};
use crate::kernel::id::AssistanceId;

type Id = PathId<AssistanceId>;

/// Give an assistance to an assistant, asked or not, also one that another has: who had it is free and hears `reassigned`,
/// who has it now hears `assigned`, the client hears who comes. One that was begun is `accepted` again.
#[utoipa::path(
    post, path = "/api/admin/assistances/{id}/assign/", tag = "console", operation_id = "assign_assistance",
    request_body = AssignBody, security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key assigns once")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401),
        (status = 403, description =
            "Administrators only; `assistant_inactive`, `not_capable`, `license_expired`: of the assistant"),
        (status = 404, description = "`assistance_not_found`, `assistant_not_found`"),
        (status = 409, description = "`final_state`, `assistant_busy`, `wrong_state`, `idempotency_key_reused`")))]
pub async fn assign(
    caller: AdminCaller,
    asked: Asked,
    key: IdempotencyKey,
    id: Id,
    body: Json<AssignBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let decided = body.0.into_assignment(id.0, key.of(caller.account))?;
    let view = offers::assign(&dispatch.asked_by(asked.0), decided).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Call an open assistance off. Its parties are told the reason.
#[utoipa::path(
    post, path = "/api/admin/assistances/{id}/cancel/", tag = "console", operation_id = "cancel_assistance",
    request_body = ReasonBody, security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"), (status = 404, description = "`assistance_not_found`"),
        (status = 409, description = "`final_state`, `idempotency_key_reused`")))]
pub async fn cancel(
    caller: AdminCaller,
    asked: Asked,
    key: IdempotencyKey,
    id: Id,
    body: Json<ReasonBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let reason = body.0.into_reason()?;
    let view = assistance::call_off(&dispatch.asked_by(asked.0), id.0, reason, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}
