//! Mechanics: everybody who is signed in sees who works here; themselves and staff see the rest.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{MechanicBody, WorkStatusBody};
use super::view::MechanicJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::{AdminCaller, Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, Json, PageParams, PathId};
use crate::kernel::id::MechanicId;
use crate::workshop::Workshop;
use crate::workshop::people::{self, Mechanic};

type Id = PathId<MechanicId>;

/// The mechanics in the order of their ids.
#[utoipa::path(
    get, path = "/api/workshop/mechanics/", tag = "people",
    responses((status = 200, body = PageJson<MechanicJson>)))]
pub async fn list(caller: Caller, page: PageParams, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, MechanicJson>(people::see_mechanics(&workshop, *caller, page.0).await?))
}

/// One mechanic.
#[utoipa::path(
    get, path = "/api/workshop/mechanics/{id}/", tag = "people", responses((status = 200, body = MechanicJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let mechanic = people::see_mechanic(&workshop, *caller, id.0).await?;
    Ok(told(HttpResponse::Ok(), &MechanicJson::from(mechanic)))
}

/// Change what is known of a mechanic, by themselves or staff; pay and rights by administrators, who also bring back one
/// who was removed.
#[utoipa::path(
    patch, path = "/api/workshop/mechanics/{id}/", tag = "people", request_body = MechanicBody,
    responses((status = 200, body = MechanicJson)))]
pub async fn change(
    caller: StaffCaller,
    asked: Asked,
    id: Id,
    read: IfMatch,
    body: Json<MechanicBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let expected = read.expected::<Mechanic, MechanicJson>();
    let mechanic = people::change_mechanic(&workshop.asked_by(asked.0), *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &MechanicJson::from(mechanic)))
}

/// Take a mechanic off the list, and the rights of staff from them. The account stays.
#[utoipa::path(delete, path = "/api/workshop/mechanics/{id}/", tag = "people", responses((status = 204)))]
pub async fn remove(
    caller: AdminCaller,
    asked: Asked,
    id: Id,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    people::remove_mechanic(&workshop.asked_by(asked.0), *caller, id.0).await?;
    Ok(answer::done())
}

/// Say whether a mechanic can take on work, by themselves or staff.
#[utoipa::path(
    put, path = "/api/workshop/mechanics/{id}/work-status/", tag = "people", request_body = WorkStatusBody,
    responses((status = 200, body = MechanicJson)))]
pub async fn set_work_status(
    caller: StaffCaller,
    id: Id,
    body: Json<WorkStatusBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let status = body.0.into_status()?;
    let mechanic = people::set_work_status(&workshop, *caller, id.0, status).await?;
    Ok(HttpResponse::Ok().json(MechanicJson::from(mechanic)))
}
