//! What customers say of a service: each says it once, staff may hide or mend it.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{ModerationBody, ReviewBody};
use super::view::ReviewJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, Json, PageParams, PathId};
use crate::kernel::id::{ReviewId, ServiceId};
use crate::workshop::Workshop;
use crate::workshop::catalogue::reviews::{self, Review};

/// The reviews of a service, oldest first; hidden ones for their authors and staff.
#[utoipa::path(
    get, path = "/api/workshop/services/{id}/reviews/", tag = "catalogue",
    responses((status = 200, body = PageJson<ReviewJson>)))]
pub async fn list(
    caller: Caller,
    id: PathId<ServiceId>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, ReviewJson>(reviews::list(&workshop, *caller, id.0, page.0).await?))
}

/// Write one's own review of a service; the later one replaces the earlier.
#[utoipa::path(
    put, path = "/api/workshop/services/{id}/reviews/", tag = "catalogue", request_body = ReviewBody,
    responses((status = 200, body = ReviewJson)))]
pub async fn write(
    caller: Caller,
    id: PathId<ServiceId>,
    body: Json<ReviewBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let review = reviews::write(&workshop, *caller, id.0, body.0.into_opinion()?).await?;
    Ok(told(HttpResponse::Ok(), &ReviewJson::from(review)))
}

/// Hide a review, show it again, or mend it; for staff, and in the audit log.
#[utoipa::path(
    patch, path = "/api/workshop/reviews/{id}/", tag = "catalogue", request_body = ModerationBody,
    responses((status = 200, body = ReviewJson)))]
pub async fn moderate(
    caller: StaffCaller,
    asked: Asked,
    id: PathId<ReviewId>,
    read: IfMatch,
    body: Json<ModerationBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_moderation()?;
    let expected = read.expected::<Review, ReviewJson>();
    let review = reviews::moderate(&workshop.asked_by(asked.0), *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &ReviewJson::from(review)))
}

/// Take a review back, by its author or staff.
#[utoipa::path(delete, path = "/api/workshop/reviews/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn remove(caller: Caller, id: PathId<ReviewId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    reviews::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}
