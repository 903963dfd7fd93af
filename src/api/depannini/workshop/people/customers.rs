//! Customers: for themselves and staff.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::CustomerBody;
use super::view::CustomerJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PageParams, PathId};
use crate::kernel::id::CustomerId;
use crate::workshop::Workshop;
use crate::workshop::people::{self, Customer};

type Id = PathId<CustomerId>;

/// All customers for staff, in the order of their ids; else nobody but the caller.
#[utoipa::path(
    get, path = "/api/workshop/customers/", tag = "people",
    responses((status = 200, body = PageJson<CustomerJson>)))]
pub async fn list(caller: Caller, page: PageParams, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(answer::page::<_, CustomerJson>(people::customers(&workshop, *caller, page.0).await?))
}

/// One customer.
#[utoipa::path(
    get, path = "/api/workshop/customers/{id}/", tag = "people", responses((status = 200, body = CustomerJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let customer = people::customer(&workshop, *caller, id.0).await?;
    Ok(told(HttpResponse::Ok(), &CustomerJson::from(customer)))
}

/// Change what is known of a customer; what is left out stays.
#[utoipa::path(
    patch, path = "/api/workshop/customers/{id}/", tag = "people", request_body = CustomerBody,
    responses((status = 200, body = CustomerJson)))]
pub async fn change(
    caller: Caller,
    id: Id,
    read: IfMatch,
    body: Json<CustomerBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let expected = read.expected::<Customer, CustomerJson>();
    let customer = people::change_customer(&workshop, *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &CustomerJson::from(customer)))
}
