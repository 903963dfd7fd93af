//! Which technician has which order.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Asked, Json, PathId, Query, Skipped};
use crate::api::laptop_repair::dto::assignments::{AssignmentBody, AssignmentJson, AssignmentQuery};
use crate::api::laptop_repair::guard::CounterCaller;
use crate::api::laptop_repair::refusal::Answered;
use crate::kernel::id::{AssignmentId, WorkOrderId};
use crate::workshop::Workshop;
use crate::workshop::assignments;
use crate::workshop::orders::Reach;

/// Give an order to a technician.
#[utoipa::path(
    post, path = "/assigns", tag = "assignments", request_body = AssignmentBody,
    responses((status = 201, body = AssignmentJson), (status = 400, description = "They have it already"),
        (status = 404, description = "No such order or technician")))]
pub async fn assign(
    caller: CounterCaller,
    body: Result<Json<AssignmentBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    let new = body?.0.into_new()?;
    let made = assignments::assign(&workshop.asked_by(asked.0), caller, new, None).await?;
    Ok(HttpResponse::Created().json(AssignmentJson::from(made)))
}

/// Give an order to a technician: the same as `POST /assigns`.
#[utoipa::path(
    post, path = "/orders/assign", tag = "orders", request_body = AssignmentBody,
    responses((status = 201, body = AssignmentJson), (status = 400, description = "They have it already"),
        (status = 404, description = "No such order or technician")))]
pub async fn assign_order(
    caller: CounterCaller,
    body: Result<Json<AssignmentBody>, ApiError>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    assign(caller, body, asked, workshop).await
}

/// Everybody whom an order was given, for whoever sees the order.
#[utoipa::path(get, path = "/orders/assign/{order_id}", tag = "orders", responses((status = 200, body = [AssignmentJson])))]
pub async fn of_order(caller: Caller, id: PathId<WorkOrderId>, workshop: Data<Workshop>) -> Answered {
    let found = assignments::of_order_within(&workshop, *caller, id.0, Reach::Given).await?;
    Ok(HttpResponse::Ok().json(found.into_iter().map(AssignmentJson::from).collect::<Vec<_>>()))
}

/// Assignments, newest first: all for staff, else those of one's own orders and what one was given.
#[utoipa::path(
    get, path = "/assigns", tag = "assignments",
    params(("limit" = Option<i64>, Query, description = "1 to 100; 10 if not said"), ("offset" = Option<i64>, Query),
        ("order_id" = Option<i64>, Query), ("user_id" = Option<i64>, Query)),
    responses((status = 200, body = [AssignmentJson])))]
pub async fn list(
    caller: Caller,
    page: Skipped<10, 100>,
    query: Query<AssignmentQuery>,
    workshop: Data<Workshop>,
) -> Answered {
    let filter = query.0.into_filter()?;
    let found = assignments::list_within(&workshop, *caller, filter, Reach::Given, page.0).await?;
    Ok(HttpResponse::Ok().json(found.items.into_iter().map(AssignmentJson::from).collect::<Vec<_>>()))
}

/// One assignment, for whoever sees the order.
#[utoipa::path(get, path = "/assigns/{assign_id}", tag = "assignments", responses((status = 200, body = AssignmentJson)))]
pub async fn find(caller: Caller, id: PathId<AssignmentId>, workshop: Data<Workshop>) -> Answered {
    let found = assignments::find_within(&workshop, *caller, id.0, Reach::Given).await?;
    Ok(HttpResponse::Ok().json(AssignmentJson::from(found)))
}

/// Take an order back, by staff.
#[utoipa::path(delete, path = "/assigns/{assign_id}", tag = "assignments", responses((status = 204)))]
pub async fn remove(
    caller: CounterCaller,
    id: PathId<AssignmentId>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    assignments::remove(&workshop.asked_by(asked.0), caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
