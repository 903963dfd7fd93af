//! Service tickets: work orders of the garage.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::api::http::guard::{Caller, CustomerCaller};
use crate::api::http::{ApiError, Asked, Json, Numbered, PathId};
use crate::api::mechanic_factory::convert::tickets;
use crate::api::mechanic_factory::dto::{EditBody, OpenedJson, TicketBody, TicketJson, TicketsJson};
use crate::kernel::id::WorkOrderId;
use crate::workshop::orders::{self, OrderFilter, Reach, WorkOrder};
use crate::workshop::{Workshop, assignments};

/// Open a ticket for oneself.
#[utoipa::path(
    post, path = "/service_tickets", tag = "service tickets", request_body = TicketBody,
    responses((status = 201, body = OpenedJson)))]
pub async fn open(
    caller: CustomerCaller,
    body: Json<TicketBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(caller.account.as_customer(), workshop.currency)?;
    let order = orders::open(&workshop.asked_by(asked.0), *caller, new, None).await?;
    let ticket = crate::api::mechanic_factory::convert::ticket(Vec::new(), order);
    Ok(HttpResponse::Created().json(OpenedJson { status: "success", message: "Service ticket created", ticket }))
}

/// Tickets, newest first: all for mechanics, one's own for customers.
#[utoipa::path(
    get, path = "/service_tickets", tag = "service tickets",
    params(("page" = Option<i64>, Query), ("per_page" = Option<i64>, Query, description = "At most 1000; 10 if not said")),
    responses((status = 200, body = TicketsJson)))]
pub async fn list(caller: Caller, page: Numbered<10>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let all = OrderFilter::default();
    let found = orders::list(&workshop, *caller, all, Reach::Garage, page.0.request()).await?;
    let totals = page.0.totals(found.total);
    let service_tickets = of_orders(&workshop, found.items).await?;
    Ok(HttpResponse::Ok().json(TicketsJson { service_tickets, totals }))
}

/// Give a ticket to mechanics and take it from others, all or nothing: by its customer and by mechanics, who also say how far
/// it is.
#[utoipa::path(
    put, path = "/service_tickets/{id}/edit", tag = "service tickets", request_body = EditBody,
    responses((status = 200, body = TicketJson), (status = 409, description = "It was changed meanwhile")))]
pub async fn edit(
    caller: Caller,
    id: PathId<WorkOrderId>,
    body: Json<EditBody>,
    asked: Asked,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let order = assignments::revise_crew(&workshop.asked_by(asked.0), *caller, id.0, change).await?;
    let ticket = of_orders(&workshop, vec![order]).await?.pop();
    Ok(HttpResponse::Ok().json(ticket))
}

/// Orders as tickets with their mechanics.
pub(super) async fn of_orders(workshop: &Workshop, orders: Vec<WorkOrder>) -> Result<Vec<TicketJson>, ApiError> {
    let crews = assignments::crews(workshop, orders.iter().map(|order| order.id).collect()).await?;
    Ok(tickets(orders, crews))
}
