//! Whether mechanics can take on work: one row for each of whom something was said.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{KeyBody, WorkStatusBody, WorkStatusJson};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, Json, PathId};
use crate::kernel::id::MechanicId;
use crate::kernel::page;
use crate::workshop::{Workshop, people};

/// Say whether a mechanic can take on work, by themselves or staff; where something was said before, that is changed.
#[utoipa::path(
    post, path = "/mechanic_work_status", tag = "mechanics", request_body = WorkStatusBody,
    responses((status = 201, body = WorkStatusJson), (status = 404, description = "No such mechanic")))]
pub async fn make(
    caller: StaffCaller,
    body: Json<WorkStatusBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (mechanic, status) = body.0.into_new()?;
    let made = people::say_work_status(&workshop, *caller, mechanic, status).await?;
    Ok(HttpResponse::Created().json(WorkStatusJson::from(made)))
}

/// What was said: of oneself, of all for staff.
#[utoipa::path(get, path = "/mechanic_work_status", tag = "mechanics", responses((status = 200, body = [WorkStatusJson])))]
pub async fn list(caller: StaffCaller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| people::said_work_statuses(&workshop, *caller, request)).await?;
    Ok(super::list::<_, WorkStatusJson>(found))
}

/// What was said of one mechanic.
#[utoipa::path(get, path = "/mechanic_work_status/{id}", tag = "mechanics", responses((status = 200, body = WorkStatusJson)))]
pub async fn find(
    caller: StaffCaller,
    id: PathId<MechanicId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let found = people::said_work_status(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(WorkStatusJson::from(found)))
}

/// Say something else; what is left out stays.
#[utoipa::path(
    put, path = "/mechanic_work_status", tag = "mechanics", request_body = WorkStatusBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = WorkStatusJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: StaffCaller,
    key: Key,
    body: Json<WorkStatusBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.key())?;
    let changed = people::change_work_status(&workshop, *caller, id, body.0.into_change()?).await?;
    Ok(HttpResponse::Ok().json(WorkStatusJson::from(changed)))
}

/// Forget what was said: the mechanic counts as available.
#[utoipa::path(
    delete, path = "/mechanic_work_status", tag = "mechanics", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: StaffCaller,
    key: Key,
    body: Json<KeyBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    people::forget_work_status(&workshop, *caller, id).await?;
    Ok(done())
}
