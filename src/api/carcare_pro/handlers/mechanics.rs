//! Mechanics: read by all who are signed in, written by themselves and staff.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{KeyBody, MechanicBody, MechanicJson};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::{AdminCaller, Caller, StaffCaller};
use crate::api::http::{ApiError, Asked, Json, PathId};
use crate::kernel::id::MechanicId;
use crate::kernel::page;
use crate::workshop::{Workshop, people};

/// Fill in the record that every mechanic has.
#[utoipa::path(
    post, path = "/mechanics", tag = "mechanics", request_body = MechanicBody,
    responses((status = 201, body = MechanicJson), (status = 404, description = "No such account")))]
pub async fn make(
    caller: StaffCaller,
    body: Json<MechanicBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (account, change) = body.0.into_description()?;
    let made = people::describe_mechanic(&workshop.asked_by(asked.0), *caller, account, change).await?;
    Ok(HttpResponse::Created().json(MechanicJson::from(made)))
}

/// All mechanics in the order of their ids.
#[utoipa::path(get, path = "/mechanics", tag = "mechanics", responses((status = 200, body = [MechanicJson])))]
pub async fn list(caller: Caller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| people::see_mechanics(&workshop, *caller, request)).await?;
    Ok(super::list::<_, MechanicJson>(found))
}

/// One mechanic.
#[utoipa::path(get, path = "/mechanics/{id}", tag = "mechanics", responses((status = 200, body = MechanicJson)))]
pub async fn find(caller: Caller, id: PathId<MechanicId>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = people::see_mechanic(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(MechanicJson::from(found)))
}

/// Change a record; what is left out stays.
#[utoipa::path(
    put, path = "/mechanics", tag = "mechanics", request_body = MechanicBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = MechanicJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: StaffCaller,
    key: Key,
    body: Json<MechanicBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.key())?;
    let (change, expected) = body.0.into_change()?;
    let changed = people::change_mechanic(&workshop.asked_by(asked.0), *caller, id, change, expected).await?;
    Ok(HttpResponse::Ok().json(MechanicJson::from(changed)))
}

/// Take a mechanic off the list; the account stays.
#[utoipa::path(
    delete, path = "/mechanics", tag = "mechanics", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: AdminCaller,
    key: Key,
    body: Json<KeyBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    people::remove_mechanic(&workshop.asked_by(asked.0), *caller, id).await?;
    Ok(done())
}
