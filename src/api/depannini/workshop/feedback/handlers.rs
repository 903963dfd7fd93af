//! Handlers of feedback.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{FeedbackBody, FeedbackChangeBody, FeedbackQuery};
use super::view::FeedbackJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PageParams, PathId, Query};
use crate::workshop::Workshop;
use crate::workshop::feedback::{self, Feedback, FeedbackId};

type Id = PathId<i64>;

/// What was said, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/feedback/", tag = "feedback",
    params(("customer" = Option<i64>, Query, minimum = 1, description = "Account id; everybody's for staff if left out")),
    responses((status = 200, body = PageJson<FeedbackJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<FeedbackQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let customer = query.0.into_customer()?;
    Ok(answer::page::<_, FeedbackJson>(feedback::list(&workshop, *caller, customer, page.0).await?))
}

/// Say what one thinks of the workshop, or of a work order of one's own.
#[utoipa::path(
    post, path = "/api/workshop/feedback/", tag = "feedback", request_body = FeedbackBody,
    responses((status = 201, body = FeedbackJson)))]
pub async fn say(caller: Caller, body: Json<FeedbackBody>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let said = feedback::say(&workshop, *caller, body.0.into_new(caller.account)?).await?;
    Ok(told(HttpResponse::Created(), &FeedbackJson::from(said)))
}

/// One piece of feedback.
#[utoipa::path(
    get, path = "/api/workshop/feedback/{id}/", tag = "feedback", responses((status = 200, body = FeedbackJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let said = feedback::find(&workshop, *caller, FeedbackId(id.0)).await?;
    Ok(told(HttpResponse::Ok(), &FeedbackJson::from(said)))
}

/// Say it differently; what is left out stays.
#[utoipa::path(
    patch, path = "/api/workshop/feedback/{id}/", tag = "feedback", request_body = FeedbackChangeBody,
    responses((status = 200, body = FeedbackJson)))]
pub async fn revise(
    caller: Caller,
    id: Id,
    read: IfMatch,
    body: Json<FeedbackChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let expected = read.expected::<Feedback, FeedbackJson>();
    let said = feedback::revise(&workshop, *caller, FeedbackId(id.0), change, expected).await?;
    Ok(told(HttpResponse::Ok(), &FeedbackJson::from(said)))
}

/// Take it back.
#[utoipa::path(delete, path = "/api/workshop/feedback/{id}/", tag = "feedback", responses((status = 204)))]
pub async fn remove(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    feedback::remove(&workshop, *caller, FeedbackId(id.0)).await?;
    Ok(answer::done())
}
