//! Service requests: work orders of the garage. Customers see their own, whoever works here all.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{KeyBody, RequestBody, RequestJson};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::kernel::id::WorkOrderId;
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::orders::{self, OrderFilter, Reach};

/// Ask for something to be done.
#[utoipa::path(
    post, path = "/customer_service_requests", tag = "service requests", request_body = RequestBody,
    responses((status = 201, body = RequestJson), (status = 404, description = "No such customer")))]
pub async fn make(
    caller: Caller,
    body: Json<RequestBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let made = orders::open(&workshop.asked_by(asked.0), *caller, body.0.into_new()?, None).await?;
    Ok(HttpResponse::Created().json(RequestJson::from(made)))
}

/// Requests, newest first: one's own, all for mechanics and staff.
#[utoipa::path(get, path = "/customer_service_requests", tag = "service requests", responses((status = 200, body = [RequestJson])))]
pub async fn list(caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found =
        page::all(|request| orders::list(&workshop, *caller, OrderFilter::default(), Reach::Garage, request)).await?;
    Ok(super::list::<_, RequestJson>(found))
}

/// One request.
#[utoipa::path(get, path = "/customer_service_requests/{id}", tag = "service requests", responses((status = 200, body = RequestJson)))]
pub async fn find(caller: Caller, id: PathId<WorkOrderId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = orders::find(&workshop, *caller, id.0, Reach::Garage).await?;
    Ok(HttpResponse::Ok().json(RequestJson::from(found)))
}

/// Change a request, by its customer, staff, and mechanics who were given it; what is left out stays. Its customer may cancel it, on the
/// garage's terms; the garage says how far it is.
#[utoipa::path(
    put, path = "/customer_service_requests", tag = "service requests", request_body = RequestBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = RequestJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: Caller,
    key: Key,
    body: Json<RequestBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id.clone())?;
    let amendment = body.0.into_amendment()?;
    let changed = orders::amend(&workshop.asked_by(asked.0), *caller, id, amendment, Reach::Given).await?;
    Ok(HttpResponse::Ok().json(RequestJson::from(changed)))
}

/// Delete a request: staff any, its customer one that is pending.
#[utoipa::path(
    delete, path = "/customer_service_requests", tag = "service requests", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: Caller,
    key: Key,
    body: Json<KeyBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    orders::remove(&workshop.asked_by(asked.0), *caller, (id, None)).await?;
    Ok(done())
}
