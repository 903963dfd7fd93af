//! Services: everybody reads them, staff write them.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{ServiceBody, ServiceQuery};
use super::view::ServiceJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::{AnyCaller, StaffCaller};
use crate::api::http::{ApiError, Json, PageParams, PathId, Query};
use crate::kernel::id::ServiceId;
use crate::workshop::Workshop;
use crate::workshop::catalogue::{self, Service};

type Id = PathId<ServiceId>;

/// The services, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/services/", tag = "catalogue",
    params(
        ("category" = Option<i64>, Query, minimum = 1, description = "Id of a category"),
        ("vehicle_class" = Option<i64>, Query, minimum = 1, description = "Only those with a price for this class")),
    responses((status = 200, body = PageJson<ServiceJson>)))]
pub async fn list(
    _caller: AnyCaller,
    query: Query<ServiceQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    Ok(answer::page::<_, ServiceJson>(catalogue::list(&workshop, filter, page.0).await?))
}

/// Add a service with its prices; for staff.
#[utoipa::path(
    post, path = "/api/workshop/services/", tag = "catalogue", request_body = ServiceBody,
    responses((status = 201, body = ServiceJson)))]
pub async fn create(
    caller: StaffCaller,
    body: Json<ServiceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(workshop.currency)?;
    let service = catalogue::create(&workshop, *caller, new).await?;
    Ok(told(HttpResponse::Created(), &ServiceJson::from(service)))
}

/// One service.
#[utoipa::path(
    get, path = "/api/workshop/services/{id}/", tag = "catalogue", responses((status = 200, body = ServiceJson)))]
pub async fn find(_caller: AnyCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(told(HttpResponse::Ok(), &ServiceJson::from(catalogue::find(&workshop, id.0).await?)))
}

/// Change a service; what is left out stays, and so does what was booked before. For staff.
#[utoipa::path(
    patch, path = "/api/workshop/services/{id}/", tag = "catalogue", request_body = ServiceBody,
    responses((status = 200, body = ServiceJson)))]
pub async fn revise(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<ServiceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let expected = read.expected::<Service, ServiceJson>();
    let service = catalogue::revise(&workshop, *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &ServiceJson::from(service)))
}

/// Delete a service with its reviews, and take it out of everybody's cart; for staff.
#[utoipa::path(delete, path = "/api/workshop/services/{id}/", tag = "catalogue", responses((status = 204)))]
pub async fn remove(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    catalogue::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}
