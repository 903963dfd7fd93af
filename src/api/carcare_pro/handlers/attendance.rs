//! Who came to work: mechanics their own lines, staff everybody's.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{AttendanceBody, AttendanceJson, KeyBody};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, Json, PathId};
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::people::{self, AttendanceId};

/// Write down one day of a mechanic.
#[utoipa::path(
    post, path = "/mechanic_attendance", tag = "mechanics", request_body = AttendanceBody,
    responses((status = 201, body = AttendanceJson), (status = 404, description = "No such mechanic")))]
pub async fn make(
    caller: StaffCaller,
    body: Json<AttendanceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let made = people::record_attendance_at(&workshop, *caller, body.0.into_new()?).await?;
    Ok(HttpResponse::Created().json(AttendanceJson::from(made)))
}

/// The lines, oldest first: one's own, all for staff.
#[utoipa::path(get, path = "/mechanic_attendance", tag = "mechanics", responses((status = 200, body = [AttendanceJson])))]
pub async fn list(caller: StaffCaller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|request| people::attendance(&workshop, *caller, None, request)).await?;
    Ok(super::list::<_, AttendanceJson>(found))
}

/// One line.
#[utoipa::path(get, path = "/mechanic_attendance/{id}", tag = "mechanics", responses((status = 200, body = AttendanceJson)))]
pub async fn find(caller: StaffCaller, id: PathId<i64>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = people::attendance_line(&workshop, *caller, AttendanceId(id.0)).await?;
    Ok(HttpResponse::Ok().json(AttendanceJson::from(found)))
}

/// Mend a line; what is left out stays.
#[utoipa::path(
    put, path = "/mechanic_attendance", tag = "mechanics", request_body = AttendanceBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = AttendanceJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: StaffCaller,
    key: Key,
    body: Json<AttendanceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id.clone())?;
    let (change, expected) = body.0.into_change()?;
    let changed = people::change_attendance(&workshop, *caller, AttendanceId(id), change, expected).await?;
    Ok(HttpResponse::Ok().json(AttendanceJson::from(changed)))
}

/// Strike a line out; for staff.
#[utoipa::path(
    delete, path = "/mechanic_attendance", tag = "mechanics", request_body = KeyBody,
    params(("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: StaffCaller,
    key: Key,
    body: Json<KeyBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let id = key.or(body.0.id)?;
    people::remove_attendance(&workshop, *caller, AttendanceId(id)).await?;
    Ok(done())
}
