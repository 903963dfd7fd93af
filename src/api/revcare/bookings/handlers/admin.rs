//! What administrators do with bookings: the dashboard, giving them out, standing by what mechanics say.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;

use super::told_analysis;
use crate::api::http::{ApiError, Asked, Json, PathId, Query};
use crate::api::revcare::bookings::dto::{AnalysisBody, AssignBody, DashboardQuery, ProgressChangeBody};
use crate::api::revcare::bookings::told::Teller;
use crate::api::revcare::bookings::view::{AnalysisJson, AssignmentJson, DashboardJson, ProgressJson};
use crate::api::revcare::guard::{
    ReadBookingDashboard, UpdateBookingAnalysis, UpdateBookingProgress, WriteBookingAssignment,
};
use crate::kernel::error::DomainError as _;
use crate::kernel::id::{ProgressId, WorkOrderId};
use crate::kernel::page;
use crate::workshop::orders::{OrderFilter, Reach};
use crate::workshop::{Error, Workshop, analysis, assignments, overview, people, progress};

/// All bookings, newest first, with who has each and what is to be done about it.
#[utoipa::path(
    get, path = "/bookings/admin/dashboard", tag = "bookings",
    params(("status_id" = Option<i64>, Query, description = "In this status"),
        ("action_required" = Option<bool>, Query, description = "Whether an administrator has to assign or validate something")),
    responses((status = 200, body = [DashboardJson])))]
pub async fn dashboard(
    caller: ReadBookingDashboard,
    query: Query<DashboardQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (status, required) = query.0.into_filter()?;
    let teller = Teller::read(&workshop).await?;
    let stage = status.map(|status| teller.names.stage_of(status));
    // no booking is in a status that names no stage
    if stage == Some(None) {
        return Ok(HttpResponse::Ok().json(Vec::<DashboardJson>::new()));
    }
    let filter = OrderFilter { stage: stage.flatten(), ..OrderFilter::default() };
    let all = page::all(|request| overview::list(&workshop, *caller, filter, Reach::Garage, request)).await?;
    let wanted = all.into_iter().map(|seen| teller.line(seen));
    let wanted = wanted.filter(|line| required.is_none_or(|required| required == line.action_required));
    Ok(HttpResponse::Ok().json(wanted.collect::<Vec<_>>()))
}

/// Give a booking to a mechanic, each step in its turn.
#[utoipa::path(
    post, path = "/bookings/admin/assign", tag = "bookings", request_body = AssignBody,
    responses((status = 200, body = AssignmentJson), (status = 404, description = "No such mechanic, booking or type"),
        (status = 409, description = "Out of turn, or somebody has it in hand")))]
pub async fn assign(
    caller: WriteBookingAssignment,
    body: Json<AssignBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new()?;
    // an administrator who repairs has no id of a mechanic
    people::mechanic(&workshop, new.mechanic).await?;
    let made = assignments::assign(&workshop.asked_by(asked.0), *caller, new, None).await?;
    Ok(HttpResponse::Ok().json(Teller::read(&workshop).await?.assignment(&made)))
}

/// Put a report right before it is validated.
#[utoipa::path(
    put, path = "/bookings/admin/progress/{progress_id}", tag = "bookings", request_body = ProgressChangeBody,
    responses((status = 200, body = ProgressJson), (status = 400, description = "It is validated")))]
pub async fn edit_progress(
    caller: UpdateBookingProgress,
    id: PathId<ProgressId>,
    body: Json<ProgressChangeBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let note = progress::edit(&workshop.asked_by(asked.0), *caller, (id.0, None), change).await.map_err(refused)?;
    Ok(HttpResponse::Ok().json(Teller::read(&workshop).await?.progress(note)))
}

/// Stand by a report, once.
#[utoipa::path(
    post, path = "/bookings/admin/progress/{progress_id}/validate", tag = "bookings",
    responses((status = 200, body = ProgressJson), (status = 400, description = "It is validated")))]
pub async fn validate_progress(
    caller: UpdateBookingProgress,
    id: PathId<ProgressId>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let note = progress::validate(&workshop.asked_by(asked.0), *caller, id.0).await.map_err(refused)?;
    Ok(HttpResponse::Ok().json(Teller::read(&workshop).await?.progress(note)))
}

/// Put an analysis right before it is validated; what is left out stays.
#[utoipa::path(
    put, path = "/bookings/admin/analysis/{booking_id}", tag = "bookings", request_body = AnalysisBody,
    responses((status = 200, body = AnalysisJson), (status = 400, description = "It is validated")))]
pub async fn edit_analysis(
    caller: UpdateBookingAnalysis,
    id: PathId<WorkOrderId>,
    body: Json<AnalysisBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    let found = analysis::edit(&workshop.asked_by(asked.0), *caller, (id.0, None), change).await.map_err(refused)?;
    Ok(HttpResponse::Ok().json(told_analysis(&workshop, *caller, found).await?))
}

/// Stand by an analysis, once; then the customer chooses.
#[utoipa::path(
    post, path = "/bookings/admin/analysis/{booking_id}/validate", tag = "bookings",
    responses((status = 200, body = AnalysisJson), (status = 400, description = "It is validated")))]
pub async fn validate_analysis(
    caller: UpdateBookingAnalysis,
    id: PathId<WorkOrderId>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let found = analysis::validate(&workshop.asked_by(asked.0), *caller, id.0).await.map_err(refused)?;
    Ok(HttpResponse::Ok().json(told_analysis(&workshop, *caller, found).await?))
}

/// What is validated stands: here that is 400.
fn refused(error: Error) -> ApiError {
    match error {
        Error::Frozen(_) => ApiError::new(StatusCode::BAD_REQUEST, error.code(), error.to_string()),
        other => other.into(),
    }
}
