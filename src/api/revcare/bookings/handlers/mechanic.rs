//! What mechanics do with bookings that they were given.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::told_analysis;
use crate::api::http::{ApiError, Asked, Json};
use crate::api::revcare::bookings::dto::{AnalysisBody, ProgressBody};
use crate::api::revcare::bookings::told::Teller;
use crate::api::revcare::bookings::view::{AnalysisJson, AssignmentJson, ProgressJson};
use crate::api::revcare::guard::{ReadBookingAssignment, WriteBookingAnalysis, WriteBookingProgress};
use crate::kernel::page;
use crate::workshop::assignments::{self, AssignmentFilter};
use crate::workshop::{Workshop, analysis, progress};

/// What one was given, newest first.
#[utoipa::path(
    get, path = "/bookings/mechanic/assignments", tag = "bookings", responses((status = 200, body = [AssignmentJson])))]
pub async fn assignments(caller: ReadBookingAssignment, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let own = AssignmentFilter { mechanic: Some(caller.account.as_mechanic()), ..AssignmentFilter::default() };
    let all = page::all(|request| assignments::list(&workshop, *caller, own, request)).await?;
    let teller = Teller::read(&workshop).await?;
    Ok(HttpResponse::Ok().json(all.iter().map(|given| teller.assignment(given)).collect::<Vec<_>>()))
}

/// Say what is wrong and what mending it costs: who was given the booking last, for that. Their assignment is done with it.
#[utoipa::path(
    post, path = "/bookings/mechanic/analysis", tag = "bookings", request_body = AnalysisBody,
    responses((status = 200, body = AnalysisJson), (status = 404, description = "No such booking or service"),
        (status = 409, description = "It was given for something else, or analysed before")))]
pub async fn analyse(
    caller: WriteBookingAnalysis,
    body: Json<AnalysisBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (order, new) = body.0.into_new(workshop.currency)?;
    let found = analysis::write(&workshop.asked_by(asked.0), *caller, order, new, None).await?;
    Ok(HttpResponse::Ok().json(told_analysis(&workshop, *caller, found).await?))
}

/// Report how far it is: who was given the booking last, while they have it in hand.
#[utoipa::path(
    post, path = "/bookings/mechanic/progress", tag = "bookings", request_body = ProgressBody,
    responses((status = 200, body = ProgressJson), (status = 404, description = "No such booking, service or status"),
        (status = 409, description = "It was given for something else, or is not paid")))]
pub async fn report(
    caller: WriteBookingProgress,
    body: Json<ProgressBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let report = body.0.into_report()?;
    let teller = Teller::read(&workshop).await?;
    let milestone = teller.names.milestone_of(report.status)?;
    let note = progress::post(&workshop.asked_by(asked.0), *caller, report.of(milestone), None).await?;
    Ok(HttpResponse::Ok().json(teller.progress(note)))
}
