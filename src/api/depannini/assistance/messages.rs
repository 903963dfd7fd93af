//! The chat over HTTP.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::MessageBody;
use super::view::{MessageJson, MessageListJson};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, IdempotencyKey, Json, PageParams, PathId, next_cursor};
use crate::dispatch::{Dispatch, chat};
use crate::kernel::id::AssistanceId;

type Id = PathId<AssistanceId>;

/// What was said, oldest first.
#[utoipa::path(
    get, path = "/api/assistance/{id}/messages/", tag = "chat", security(("bearer" = [])),
    params(
        ("id" = i64, Path), ("limit" = Option<i64>, Query, description = "1–200, default 50"),
        ("cursor" = Option<String>, Query)),
    responses((status = 200, body = MessageListJson), (status = 401), (status = 403), (status = 404)))]
pub async fn history(
    caller: Caller,
    asked: Asked,
    id: Id,
    page: PageParams,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let page = chat::history(&dispatch.asked_by(asked.0), *caller, id.0, page.0).await?;
    let next = next_cursor(page.next);
    let messages = page.items.into_iter().map(MessageJson::from).collect();
    Ok(HttpResponse::Ok().json(MessageListJson { success: true, messages, next_cursor: next }))
}

/// Say something; both parties hear it on their sockets.
#[utoipa::path(
    post, path = "/api/assistance/{id}/messages/", tag = "chat", request_body = MessageBody, security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key says it once")),
    responses(
        (status = 201, body = MessageJson), (status = 400), (status = 401), (status = 403), (status = 404),
        (status = 409, description = "`chat_closed` before acceptance and after the end")))]
pub async fn send(
    caller: Caller,
    id: Id,
    key: IdempotencyKey,
    body: Json<MessageBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let command = body.0.into_command(id.0, caller.account, key.of(caller.account))?;
    let message = chat::send(&dispatch, command).await?;
    Ok(HttpResponse::Created().json(MessageJson::from(message)))
}
