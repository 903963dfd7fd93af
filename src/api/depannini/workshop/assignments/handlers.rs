//! Handlers of assignments.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AssignmentBody, AssignmentQuery};
use super::view::AssignmentJson;
use crate::api::depannini::workshop::answer::{self, AllJson, PageJson, all};
use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId, Query};
use crate::kernel::id::{AssignmentId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::assignments;

type Id = PathId<AssignmentId>;

/// Everybody whom an order was given, in that order; also for its customer.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/assignments/", tag = "work orders",
    responses((status = 200, body = AllJson<AssignmentJson>)))]
pub async fn of_order(
    caller: Caller,
    id: PathId<WorkOrderId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    Ok(all::<_, AssignmentJson>(assignments::of_order(&workshop, *caller, id.0).await?))
}

/// Give an order to a mechanic. One with a purpose is for staff to give, in its turn.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/{id}/assignments/", tag = "work orders", request_body = AssignmentBody,
    responses((status = 201, body = AssignmentJson), (status = 409, description = "`wrong_stage`, `already_exists`")))]
pub async fn assign(
    caller: StaffCaller,
    id: PathId<WorkOrderId>,
    key: IdempotencyKey,
    body: Json<AssignmentBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(id.0)?;
    let made = assignments::assign(&workshop, *caller, new, key.of(caller.account)).await?;
    Ok(HttpResponse::Created().json(AssignmentJson::from(made)))
}

/// Assignments, newest first: all for whoever works in the garage, else those of one's own orders.
#[utoipa::path(
    get, path = "/api/workshop/assignments/", tag = "work orders",
    params(
        ("order" = Option<i64>, Query, minimum = 1, description = "Id of a work order"),
        ("mechanic" = Option<i64>, Query, minimum = 1, description = "Account id"),
        ("open" = Option<String>, Query, pattern = "^(true|false)?$", description = "Whether it is in hand")),
    responses((status = 200, body = PageJson<AssignmentJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<AssignmentQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let filter = query.0.into_filter()?;
    Ok(answer::page::<_, AssignmentJson>(assignments::list(&workshop, *caller, filter, page.0).await?))
}

/// One assignment.
#[utoipa::path(
    get, path = "/api/workshop/assignments/{id}/", tag = "work orders",
    responses((status = 200, body = AssignmentJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = assignments::find(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(AssignmentJson::from(found)))
}

/// Take an assignment back as if it had never been; one with a purpose is for staff to take.
#[utoipa::path(
    delete, path = "/api/workshop/assignments/{id}/", tag = "work orders", responses((status = 204)))]
pub async fn remove(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    assignments::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}

/// Give an order back, or say that it is done with: the mechanic, or staff.
#[utoipa::path(
    post, path = "/api/workshop/assignments/{id}/close/", tag = "work orders",
    responses((status = 200, body = AssignmentJson), (status = 409, description = "`frozen`")))]
pub async fn close(caller: StaffCaller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let closed = assignments::close(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(AssignmentJson::from(closed)))
}
