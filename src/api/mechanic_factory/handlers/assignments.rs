//! Which mechanic has which ticket.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::StaffCaller;
use crate::api::http::{AnyForm, ApiError, Asked, Json, Query};
use crate::api::mechanic_factory::dto::{AssignmentBody, AssignmentJson, AssignmentKey, DoneJson};
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::assignments::{self, AssignmentFilter};

/// Give a ticket to a mechanic.
#[utoipa::path(
    post, path = "/assignments", tag = "assignments", request_body = AssignmentBody,
    responses((status = 201, body = AssignmentJson), (status = 404, description = "No such ticket or mechanic"),
        (status = 409, description = "They have it already")))]
pub async fn assign(
    caller: StaffCaller,
    body: Json<AssignmentBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new()?;
    let made = assignments::assign(&workshop.asked_by(asked.0), *caller, new, None).await?;
    Ok(HttpResponse::Created().json(AssignmentJson::from(made)))
}

/// All assignments, newest first.
#[utoipa::path(get, path = "/assignments", tag = "assignments", responses((status = 200, body = [AssignmentJson])))]
pub async fn list(caller: StaffCaller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let all = AssignmentFilter::default();
    let found = page::all(|request| assignments::list(&workshop, *caller, all, request)).await?;
    Ok(HttpResponse::Ok().json(found.into_iter().map(AssignmentJson::from).collect::<Vec<_>>()))
}

/// Take a ticket from a mechanic.
#[utoipa::path(
    delete, path = "/assignments", tag = "assignments",
    params(("service_ticket_id" = Option<i64>, Query), ("mechanic_id" = Option<i64>, Query)),
    responses((status = 200, body = DoneJson), (status = 404, description = "It was not given to them")))]
pub async fn take_back(
    caller: StaffCaller,
    query: Query<AssignmentKey>,
    body: AnyForm<AssignmentKey>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (order, mechanic) = query.0.or(body.0).into_ids()?;
    assignments::take_back(&workshop.asked_by(asked.0), *caller, order, mechanic).await?;
    let message = format!("Mechanic {mechanic} removed from service ticket {order}");
    Ok(HttpResponse::Ok().json(DoneJson { message }))
}
