//! What customers say: their own, or all for staff.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{FeedbackBody, FeedbackJson, KeyBody};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PathId};
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::feedback::{self, FeedbackId};

/// Say what one thinks of the garage.
#[utoipa::path(
    post, path = "/customer_feedback", tag = "feedback", request_body = FeedbackBody,
    responses((status = 201, body = FeedbackJson), (status = 404, description = "No such customer")))]
pub async fn make(
    caller: Caller,
    body: Json<FeedbackBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let made = feedback::say(&workshop, *caller, body.0.into_new()?).await?;
    Ok(HttpResponse::Created().json(FeedbackJson::from(made)))
}

/// What was said, oldest first: one's own, all for staff.
#[utoipa::path(get, path = "/customer_feedback", tag = "feedback", responses((status = 200, body = [FeedbackJson])))]
pub async fn list(caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| feedback::list(&workshop, *caller, None, request)).await?;
    Ok(super::list::<_, FeedbackJson>(found))
}

/// One piece of feedback.
#[utoipa::path(get, path = "/customer_feedback/{id}", tag = "feedback", responses((status = 200, body = FeedbackJson)))]
pub async fn find(caller: Caller, id: PathId<i64>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = feedback::find(&workshop, *caller, FeedbackId(id.0)).await?;
    Ok(HttpResponse::Ok().json(FeedbackJson::from(found)))
}

/// Say it differently; what is left out stays.
#[utoipa::path(
    put, path = "/customer_feedback", tag = "feedback", request_body = FeedbackBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = FeedbackJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: Caller,
    key: Key,
    body: Json<FeedbackBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id.clone())?;
    let (change, expected) = body.0.into_change()?;
    let changed = feedback::revise(&workshop, *caller, FeedbackId(id), change, expected).await?;
    Ok(HttpResponse::Ok().json(FeedbackJson::from(changed)))
}

/// Take it back.
#[utoipa::path(
    delete, path = "/customer_feedback", tag = "feedback", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: Caller,
    key: Key,
    body: Json<KeyBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    feedback::remove(&workshop, *caller, FeedbackId(id)).await?;
    Ok(done())
}
