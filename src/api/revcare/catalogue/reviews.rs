//! What customers say of a service.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::ReviewBody;
use super::view::ReviewJson;
use crate::accounts::Role;
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::api::revcare::guard::UpdateServiceReviews;
use crate::kernel::id::ServiceId;
use crate::workshop::Workshop;
use crate::workshop::catalogue::reviews;

/// A customer writes their one review of a service; an administrator mends one or hides it.
#[utoipa::path(
    put, path = "/services/review/{service_id}", tag = "services", request_body = ReviewBody,
    responses((status = 200, body = ReviewJson)))]
pub async fn write(
    caller: UpdateServiceReviews,
    id: PathId<ServiceId>,
    body: Json<ReviewBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let review = if caller.role == Role::Admin {
        let (author, change) = body.0.into_moderation()?;
        reviews::moderate_of(&workshop.asked_by(asked.0), *caller, id.0, author, change).await?
    } else {
        reviews::write(&workshop, *caller, id.0, body.0.into_opinion()?).await?
    };
    Ok(HttpResponse::Ok().json(ReviewJson::from(review)))
}
