//! Repair orders: work orders of the garage.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::{Caller, StaffCaller};
use crate::api::http::{Asked, Json, PathId, Query, Skipped};
use crate::api::laptop_repair::dto::orders::{OrderBody, OrderChangeBody, OrderJson, OrderQuery};
use crate::api::laptop_repair::guard::CounterCaller;
use crate::api::laptop_repair::refusal::Answered;
use crate::kernel::id::WorkOrderId;
use crate::workshop::orders::{self, Amendment, Reach};
use crate::workshop::{Workshop, assets};

/// Make an order about one's own device, or about anybody's by staff.
#[utoipa::path(
    post, path = "/orders", tag = "orders", request_body = OrderBody,
    responses((status = 201, body = OrderJson), (status = 404, description = "No such device or customer")))]
pub async fn create(caller: Caller, body: Json<OrderBody>, asked: Asked, workshop: Data<Workshop>) -> Answered {
    let read = body.0.read(workshop.currency)?;
    let customer = match read.customer {
        Some(customer) => customer,
        None => assets::find(&workshop, *caller, read.device).await?.owner.as_customer(),
    };
    let order = orders::open(&workshop.asked_by(asked.0), *caller, read.of(customer), None).await?;
    Ok(HttpResponse::Created().json(OrderJson::from(order)))
}

/// Orders, newest first: everybody's for staff, for technicians what they were given, else one's own.
#[utoipa::path(
    get, path = "/orders", tag = "orders",
    params(("limit" = Option<i64>, Query, description = "1 to 100; 10 if not said"), ("offset" = Option<i64>, Query),
        ("status" = Option<String>, Query, description = "Pending, Repairing, Completed or Cancelled"),
        ("customer_id" = Option<i64>, Query), ("device_id" = Option<i64>, Query)),
    responses((status = 200, body = [OrderJson])))]
pub async fn list(
    caller: Caller,
    page: Skipped<10, 100>,
    query: Query<OrderQuery>,
    workshop: Data<Workshop>,
) -> Answered {
    let filter = query.0.into_filter()?;
    let found = orders::list(&workshop, *caller, filter, Reach::Given, page.0).await?;
    Ok(HttpResponse::Ok().json(found.items.into_iter().map(OrderJson::from).collect::<Vec<_>>()))
}

/// One order, for its customer, staff, and technicians who were given it.
#[utoipa::path(get, path = "/orders/{order_id}", tag = "orders", responses((status = 200, body = OrderJson)))]
pub async fn find(caller: Caller, id: PathId<WorkOrderId>, workshop: Data<Workshop>) -> Answered {
    let order = orders::find(&workshop, *caller, id.0, Reach::Given).await?;
    Ok(HttpResponse::Ok().json(OrderJson::from(order)))
}

/// Change an order and say how far it is, by staff and technicians who were given it; what is left out stays.
#[utoipa::path(
    patch, path = "/orders/{order_id}", tag = "orders", request_body = OrderChangeBody,
    responses((status = 200, body = OrderJson)))]
pub async fn change(
    caller: StaffCaller,
    id: PathId<WorkOrderId>,
    body: Json<OrderChangeBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let (change, status) = body.0.into_change(workshop.currency)?;
    let workshop = workshop.asked_by(asked.0);
    let amendment = Amendment { customer: None, change, status };
    let order = orders::amend(&workshop, *caller, id.0, amendment, Reach::Given).await?;
    Ok(HttpResponse::Ok().json(OrderJson::from(order)))
}

/// Delete an order, by staff.
#[utoipa::path(delete, path = "/orders/{order_id}", tag = "orders", responses((status = 204)))]
pub async fn remove(
    caller: CounterCaller,
    id: PathId<WorkOrderId>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Answered {
    let caller = caller.admit(&workshop).await?;
    orders::remove(&workshop.asked_by(asked.0), caller, (id.0, None)).await?;
    Ok(HttpResponse::NoContent().finish())
}
