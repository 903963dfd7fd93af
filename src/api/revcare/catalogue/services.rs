//! The services.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::ServiceBody;
use super::view::ServiceJson;
use crate::api::http::{ApiError, Json, PathId};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteServices, UpdateServices, WriteServices};
use crate::kernel::id::ServiceId;
use crate::workshop::{Expected, Workshop, catalogue};

/// Add a service.
#[utoipa::path(
    post, path = "/services", tag = "services", request_body = ServiceBody,
    responses((status = 200, body = ServiceJson), (status = 404, description = "No such category, class or fuel")))]
pub async fn create(
    caller: WriteServices,
    body: Json<ServiceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    let made = catalogue::create(&workshop, *caller, new).await?;
    Ok(HttpResponse::Ok().json(ServiceJson::from(made)))
}

/// Change a service; what is left out stays, lists are replaced as a whole.
#[utoipa::path(
    put, path = "/services/{id}", tag = "services", request_body = ServiceBody,
    responses((status = 200, body = ServiceJson)))]
pub async fn revise(
    caller: UpdateServices,
    id: PathId<ServiceId>,
    body: Json<ServiceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let changed = catalogue::revise(&workshop, *caller, id.0, change, Expected::anything()).await?;
    Ok(HttpResponse::Ok().json(ServiceJson::from(changed)))
}

/// Remove a service; bookings remember it.
#[utoipa::path(delete, path = "/services/{id}", tag = "services", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteServices,
    id: PathId<ServiceId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    catalogue::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done("Service deleted"))
}
