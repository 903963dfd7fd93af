//! Who came to work, day by day: mechanics their own, staff everybody's.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AttendanceBody, AttendanceChangeBody, AttendanceQuery};
use super::view::AttendanceJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::StaffCaller;
use crate::api::http::{ApiError, Json, PageParams, PathId, Query};
use crate::workshop::Workshop;
use crate::workshop::people::{self, Attendance, AttendanceId};

type Id = PathId<i64>;

/// The lines, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/attendance/", tag = "people",
    params(("mechanic" = Option<i64>, Query, minimum = 1, description = "Account id; everybody's for staff if left out")),
    responses((status = 200, body = PageJson<AttendanceJson>)))]
pub async fn list(
    caller: StaffCaller,
    query: Query<AttendanceQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let mechanic = query.0.into_mechanic()?;
    Ok(answer::page::<_, AttendanceJson>(people::attendance(&workshop, *caller, mechanic, page.0).await?))
}

/// Write down one day of a mechanic.
#[utoipa::path(
    post, path = "/api/workshop/attendance/", tag = "people", request_body = AttendanceBody,
    responses((status = 201, body = AttendanceJson)))]
pub async fn record(
    caller: StaffCaller,
    body: Json<AttendanceBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let line = people::record_attendance(&workshop, *caller, body.0.into_line()?).await?;
    Ok(told(HttpResponse::Created(), &AttendanceJson::from(line)))
}

/// One line.
#[utoipa::path(
    get, path = "/api/workshop/attendance/{id}/", tag = "people", responses((status = 200, body = AttendanceJson)))]
pub async fn find(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let line = people::attendance_line(&workshop, *caller, AttendanceId(id.0)).await?;
    Ok(told(HttpResponse::Ok(), &AttendanceJson::from(line)))
}

/// Mend a line; what is left out stays.
#[utoipa::path(
    patch, path = "/api/workshop/attendance/{id}/", tag = "people", request_body = AttendanceChangeBody,
    responses((status = 200, body = AttendanceJson)))]
pub async fn change(
    caller: StaffCaller,
    id: Id,
    read: IfMatch,
    body: Json<AttendanceChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let expected = read.expected::<Attendance, AttendanceJson>();
    let line = people::change_attendance(&workshop, *caller, AttendanceId(id.0), change, expected).await?;
    Ok(told(HttpResponse::Ok(), &AttendanceJson::from(line)))
}

/// Strike a line out; for staff.
#[utoipa::path(delete, path = "/api/workshop/attendance/{id}/", tag = "people", responses((status = 204)))]
pub async fn remove(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    people::remove_attendance(&workshop, *caller, AttendanceId(id.0)).await?;
    Ok(answer::done())
}
