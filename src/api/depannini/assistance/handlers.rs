//! Handlers: extract → convert → call → convert.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{EndBody, PriceBody, RatingBody, RequestBody, UpdateBody};
use super::view::{
    AssistanceJson, AssistanceListJson, ChangedJson, DoneJson, OfferJson, OfferListJson, RequestedJson, SearchJson,
    WaveJson,
};
use crate::api::http::guard::{AdminCaller, AssistantCaller, Caller, ClientCaller};
use crate::api::http::{ApiError, Asked, IdempotencyKey, Json, PageParams, PathId, next_cursor};
use crate::config::AccountSettings;
use crate::dispatch::{Dispatch, assistance, offers};
use crate::kernel::id::AssistanceId;

type Id = PathId<AssistanceId>;

/// Ask for help.
#[utoipa::path(
    post, path = "/api/assistance/request/", tag = "assistance", request_body = RequestBody, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key asks only once")),
    responses(
        (status = 201, body = RequestedJson),
        (status = 400, description = "Fields named in `errors`"),
        (status = 401), (status = 403, description = "Clients only"),
        (status = 404, description = "`workshop_not_found`"),
        (status = 409, description =
            "`open_assistance_exists` with `assistance_id`, `workshop_closed`, `idempotency_key_reused`")))]
pub async fn request(
    caller: ClientCaller,
    key: IdempotencyKey,
    body: Json<RequestBody>,
    dispatch: Data<Dispatch>,
    accounts: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let command = body.0.into_command(caller.client(), key.of(caller.account))?;
    let requested = assistance::request(&dispatch, command, accounts.require_verified_contact).await?;
    Ok(HttpResponse::Created().json(RequestedJson::from(requested)))
}

/// The caller's assistances, newest first: those asked for, or those done.
#[utoipa::path(
    get, path = "/api/assistance/view/", tag = "assistance", security(("bearer" = [])),
    params(("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses((status = 200, body = AssistanceListJson), (status = 401)))]
pub async fn list(
    caller: Caller,
    asked: Asked,
    page: PageParams,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let page = assistance::list(&dispatch.asked_by(asked.0), *caller, page.0).await?;
    let next = next_cursor(page.next);
    let assistance = page.items.into_iter().map(AssistanceJson::from).collect();
    Ok(HttpResponse::Ok().json(AssistanceListJson { success: true, message: "ok", assistance, next_cursor: next }))
}

/// One assistance, for its parties and for assistants who are asked.
#[utoipa::path(
    get, path = "/api/assistance/view/{id}/", tag = "assistance", security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses((status = 200, body = AssistanceJson), (status = 401), (status = 403), (status = 404)))]
pub async fn view(caller: Caller, asked: Asked, id: Id, dispatch: Data<Dispatch>) -> Result<HttpResponse, ApiError> {
    let view = assistance::view(&dispatch.asked_by(asked.0), *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(AssistanceJson::from(view)))
}

/// The caller's open offers, newest first: for the app that starts without knowing what its channel has told.
#[utoipa::path(
    get, path = "/api/assistance/offers/", tag = "assistance", security(("bearer" = [])),
    responses((status = 200, body = OfferListJson), (status = 401), (status = 403, description = "Assistants only")))]
pub async fn offers(caller: AssistantCaller, dispatch: Data<Dispatch>) -> Result<HttpResponse, ApiError> {
    let open = offers::open(&dispatch, caller.assistant()).await?;
    let offers = open.into_iter().map(OfferJson::from).collect();
    Ok(HttpResponse::Ok().json(OfferListJson { success: true, offers }))
}

/// Accept; of many at once exactly one wins.
#[utoipa::path(
    patch, path = "/api/assistance/accept/{id}/", tag = "assistance", security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "The winner's retry gets the first answer again")),
    responses(
        (status = 200, body = ChangedJson), (status = 401),
        (status = 403, description = "Not an assistant, inactive, not capable, licence expired"), (status = 404),
        (status = 409, description = "`already_taken`, `assistant_busy`")))]
pub async fn accept(
    caller: AssistantCaller,
    key: IdempotencyKey,
    id: Id,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let view = offers::accept(&dispatch, caller.assistant(), id.0, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Decline an offer.
#[utoipa::path(
    patch, path = "/api/assistance/decline/{id}/", tag = "assistance", security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = DoneJson), (status = 401), (status = 403),
        (status = 404, description = "No such assistance, or no offer to this assistant"), (status = 409)))]
pub async fn decline(
    caller: AssistantCaller,
    key: IdempotencyKey,
    id: Id,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    offers::decline(&dispatch, caller.assistant(), id.0, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(DoneJson { success: true, message: "declined" }))
}

/// Move an assistance on: clients cancel; its assistant starts, completes or cancels.
#[utoipa::path(
    patch, path = "/api/assistance/update/{id}/", tag = "assistance", request_body = UpdateBody,
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401),
        (status = 403, description = "Not yours, or more than a client may"), (status = 404),
        (status = 409, description = "`final_state`, `wrong_state`, `idempotency_key_reused`")))]
pub async fn update(
    caller: Caller,
    key: IdempotencyKey,
    id: Id,
    body: Json<UpdateBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let step = body.0.into_step(dispatch.currency)?;
    let view = assistance::step(&dispatch, *caller, id.0, step, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Complete with a price, as the assistant app does.
#[utoipa::path(
    patch, path = "/api/assistance/update/end/{id}/", tag = "assistance", request_body = EndBody,
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400, description = "`price_required` for a repair"),
        (status = 401), (status = 403), (status = 404), (status = 409)))]
pub async fn end(
    caller: AssistantCaller,
    key: IdempotencyKey,
    id: Id,
    body: Json<EndBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let step = body.0.into_step(dispatch.currency)?;
    let view = assistance::step(&dispatch, *caller, id.0, step, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Set the price of a repair, before its end.
#[utoipa::path(
    patch, path = "/api/assistance/update/price/{id}/", tag = "assistance", request_body = PriceBody,
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401), (status = 403), (status = 404),
        (status = 409, description = "`price_fixed` for a towing, `final_state`")))]
pub async fn price(
    caller: AssistantCaller,
    key: IdempotencyKey,
    id: Id,
    body: Json<PriceBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let price = body.0.into_price(dispatch.currency)?;
    let view = assistance::set_price(&dispatch, caller.assistant(), id.0, price, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Rate a completed assistance.
#[utoipa::path(
    patch, path = "/api/assistance/update/rating/{id}/", tag = "assistance", request_body = RatingBody,
    security(("bearer" = [])),
    params(
        ("id" = i64, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "A retry with the same key gets the first success again")),
    responses(
        (status = 200, body = ChangedJson), (status = 400), (status = 401), (status = 403), (status = 404),
        (status = 409, description = "`not_completed`")))]
pub async fn rating(
    caller: ClientCaller,
    key: IdempotencyKey,
    id: Id,
    body: Json<RatingBody>,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let rating = body.0.into_rating()?;
    let view = assistance::rate(&dispatch, caller.client(), id.0, rating, key.of(caller.account)).await?;
    Ok(HttpResponse::Ok().json(ChangedJson::new(view)))
}

/// Who was asked in which order at what distance, and who was left out for which reason.
#[utoipa::path(
    get, path = "/api/assistance/{id}/search/", tag = "assistance", security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses((status = 200, body = SearchJson), (status = 401), (status = 403, description = "Administrators only"), (status = 404)))]
pub async fn explain(
    caller: AdminCaller,
    asked: Asked,
    id: Id,
    dispatch: Data<Dispatch>,
) -> Result<HttpResponse, ApiError> {
    let waves = offers::explain(&dispatch.asked_by(asked.0), *caller, id.0).await?;
    let waves = waves.into_iter().map(WaveJson::from).collect();
    Ok(HttpResponse::Ok().json(SearchJson { success: true, waves }))
}
