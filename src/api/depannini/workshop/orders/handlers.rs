//! Handlers of work orders as such.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{WorkOrderBody, WorkOrderChangeBody, WorkOrderQuery};
use super::view::{TimelineJson, WorkOrderJson};
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, versioned};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, IdempotencyKey, Json, PageParams, PathId, Query};
use crate::kernel::id::WorkOrderId;
use crate::workshop::Workshop;
use crate::workshop::orders::{self, Reach, WorkOrder};

pub(super) type Id = PathId<WorkOrderId>;

/// 200 with an order.
pub(super) fn ok(order: WorkOrder) -> HttpResponse {
    versioned(HttpResponse::Ok(), order.version, &WorkOrderJson::from(order))
}

/// Work orders, newest first: everybody's for staff, a mechanic's own and those they were given, else one's own.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/", tag = "work orders",
    params(
        ("customer" = Option<i64>, Query, minimum = 1, description = "Account id"),
        ("asset" = Option<i64>, Query, minimum = 1, description = "Id of what is repaired"),
        ("stage" = Option<String>, Query,
            pattern = "^(pending|pickup|received|analysis|analysed|in_progress|completed|out_for_delivery|delivered|cancelled)?$",
            description = "How far it has come"),
        ("status" = Option<String>, Query, pattern = "^(pending|working|done|off)?$", description = "The same in one of four words"),
        ("mechanic" = Option<i64>, Query, minimum = 1, description = "Account id of who was given it"),
        ("all" = Option<String>, Query, pattern = "^(true|false)?$", description = "`true`: a mechanic sees those of the whole garage")),
    responses((status = 200, body = PageJson<WorkOrderJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<WorkOrderQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (filter, reach) = query.0.into_filter()?;
    Ok(answer::page::<_, WorkOrderJson>(orders::list(&workshop, *caller, filter, reach, page.0).await?))
}

/// Open a work order: for oneself, or at the counter for anybody.
#[utoipa::path(
    post, path = "/api/workshop/work-orders/", tag = "work orders", request_body = WorkOrderBody,
    responses((status = 201, body = WorkOrderJson)))]
pub async fn open(
    caller: Caller,
    key: IdempotencyKey,
    body: Json<WorkOrderBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(caller.account, workshop.currency)?;
    let order = orders::open(&workshop, *caller, new, key.of(caller.account)).await?;
    Ok(versioned(HttpResponse::Created(), order.version, &WorkOrderJson::from(order)))
}

/// One work order, for its customer and whoever works in the garage.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/", tag = "work orders", responses((status = 200, body = WorkOrderJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(ok(orders::find(&workshop, *caller, id.0, Reach::Garage).await?))
}

/// Put right what is known of an order; what is left out stays. Staff and the mechanics who were given it, everything; its
/// customer, what only they can know, while nothing is over.
#[utoipa::path(
    patch, path = "/api/workshop/work-orders/{id}/", tag = "work orders", request_body = WorkOrderChangeBody,
    responses((status = 200, body = WorkOrderJson), (status = 409, description = "`changed_meanwhile`, `wrong_stage`")))]
pub async fn revise(
    caller: Caller,
    id: Id,
    read: IfMatch,
    body: Json<WorkOrderChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(workshop.currency)?;
    Ok(ok(orders::revise(&workshop, *caller, (id.0, read.version()), change, Reach::Given).await?))
}

/// Delete an order: staff any, its customer one that is pending. What was billed and paid for it stands.
#[utoipa::path(
    delete, path = "/api/workshop/work-orders/{id}/", tag = "work orders",
    responses((status = 204), (status = 409, description = "`changed_meanwhile`, `wrong_stage`")))]
pub async fn remove(caller: Caller, id: Id, read: IfMatch, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    orders::remove(&workshop, *caller, (id.0, read.version())).await?;
    Ok(answer::done())
}

/// Everything that has happened to an order, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/work-orders/{id}/timeline/", tag = "work orders",
    responses((status = 200, body = PageJson<TimelineJson>)))]
pub async fn timeline(
    caller: Caller,
    id: Id,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let facts = orders::timeline(&workshop, *caller, id.0, Reach::Garage, page.0).await?;
    Ok(answer::page::<_, TimelineJson>(facts))
}
