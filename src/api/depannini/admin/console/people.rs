//! Everybody: found, looked at, judged.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{DocumentsBody, ReasonBody};
use super::query::PeopleQuery;
use super::view::{PeopleJson, PersonAnswerJson, PersonDetailsJson};
use crate::accounts::{Accounts, Person};
use crate::api::depannini::NativeState;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Asked, Json, PageParams, PathId, Query, next_cursor};
use crate::dispatch::Dispatch;
use crate::kernel::id::AccountId;

type Id = PathId<AccountId>;

/// What memory knows of a person is fresher than what is stored.
fn told(person: Person, dispatch: &Dispatch, native: &NativeState) -> PersonDetailsJson {
    let id = person.account.id;
    PersonDetailsJson::new(person, dispatch.live.position(id), dispatch.live.engagement(id), native)
}

fn answer(person: Person, dispatch: &Dispatch, native: &NativeState) -> HttpResponse {
    HttpResponse::Ok().json(PersonAnswerJson { success: true, person: told(person, dispatch, native) })
}

/// People, newest first.
#[utoipa::path(
    get, path = "/api/admin/people/", tag = "console", operation_id = "list_people", security(("bearer" = [])),
    params(
        ("role" = Option<String>, Query, pattern = "^(client|assistant|mechanic|admin)?$", description = "Of this type"),
        ("q" = Option<String>, Query, max_length = 100,
            description = "An id, or a part of name, phone number, e-mail address or username, or the number of a registration"),
        ("blocked" = Option<String>, Query, pattern = "^(true|false)?$", description = "Blocked, or not"),
        ("documents" = Option<String>, Query, pattern = "^(pending)?$",
            description = "`pending`: assistants whose documents wait for a look"),
        ("limit" = Option<i64>, Query, description = "1–200, default 50"), ("cursor" = Option<String>, Query)),
    responses(
        (status = 200, body = PeopleJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only")))]
pub async fn list(
    _caller: AdminCaller,
    asked: Asked,
    query: Query<PeopleQuery>,
    page: PageParams,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    let page = accounts.asked_by(asked.0).people(filter, page.0).await?;
    let next_cursor = next_cursor(page.next);
    let people = page.items.into_iter().map(|person| told(person, &dispatch, &native)).collect();
    Ok(HttpResponse::Ok().json(PeopleJson { success: true, people, next_cursor }))
}

/// One person.
#[utoipa::path(
    get, path = "/api/admin/people/{id}/", tag = "console", operation_id = "find_person", security(("bearer" = [])),
    params(("id" = i64, Path)),
    responses(
        (status = 200, body = PersonAnswerJson), (status = 401), (status = 403, description = "Administrators only"),
        (status = 404)))]
pub async fn person(
    _caller: AdminCaller,
    asked: Asked,
    id: Id,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let person = accounts.asked_by(asked.0).person(id.0).await?;
    Ok(answer(person, &dispatch, &native))
}

/// Approve an assistant's documents, or refuse them; the assistant reads the reason.
#[utoipa::path(
    post, path = "/api/admin/people/{id}/documents/", tag = "console", operation_id = "judge_documents",
    request_body = DocumentsBody, security(("bearer" = [])), params(("id" = i64, Path)),
    responses(
        (status = 200, body = PersonAnswerJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only; `not_an_assistant`"), (status = 404)))]
pub async fn documents(
    _caller: AdminCaller,
    asked: Asked,
    id: Id,
    body: Json<DocumentsBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let (approved, reason) = body.0.into_verdict()?;
    let person = accounts.asked_by(asked.0).judge_documents(id.0, approved, reason).await?;
    Ok(answer(person, &dispatch, &native))
}

/// Shut somebody out: all their tokens are void at once, and an assistant is asked no more.
#[utoipa::path(
    post, path = "/api/admin/people/{id}/block/", tag = "console", operation_id = "block_person",
    request_body = ReasonBody, security(("bearer" = [])), params(("id" = i64, Path)),
    responses(
        (status = 200, body = PersonAnswerJson), (status = 400), (status = 401),
        (status = 403, description = "Administrators only"), (status = 404),
        (status = 409, description = "`own_account`")))]
pub async fn block(
    caller: AdminCaller,
    asked: Asked,
    id: Id,
    body: Json<ReasonBody>,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let reason = body.0.into_reason()?;
    let person = accounts.asked_by(asked.0).block_for(*caller, id.0, reason).await?;
    Ok(answer(person, &dispatch, &native))
}

/// Let somebody in again.
#[utoipa::path(
    post, path = "/api/admin/people/{id}/unblock/", tag = "console", operation_id = "unblock_person",
    security(("bearer" = [])), params(("id" = i64, Path)),
    responses(
        (status = 200, body = PersonAnswerJson), (status = 401), (status = 403, description = "Administrators only"),
        (status = 404)))]
pub async fn unblock(
    _caller: AdminCaller,
    asked: Asked,
    id: Id,
    accounts: Data<Accounts>,
    dispatch: Data<Dispatch>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let person = accounts.asked_by(asked.0).readmit(id.0).await?;
    Ok(answer(person, &dispatch, &native))
}
