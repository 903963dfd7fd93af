//! Where things are fetched and brought: one's own addresses, anybody's for staff.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::{AddressBody, AddressChangeBody, AddressQuery};
use super::view::AddressJson;
use crate::api::depannini::workshop::answer::{self, PageJson};
use crate::api::depannini::workshop::etag::{IfMatch, told};
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PageParams, PathId, Query};
use crate::kernel::id::AddressId;
use crate::workshop::Workshop;
use crate::workshop::people::{self, Address};

type Id = PathId<AddressId>;

/// Addresses, oldest first.
#[utoipa::path(
    get, path = "/api/workshop/addresses/", tag = "people",
    params(("account" = Option<i64>, Query, minimum = 1, description = "Account id; everybody's for staff if left out")),
    responses((status = 200, body = PageJson<AddressJson>)))]
pub async fn list(
    caller: Caller,
    query: Query<AddressQuery>,
    page: PageParams,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let of = query.0.into_account()?;
    Ok(answer::page::<_, AddressJson>(people::addresses(&workshop, *caller, of, page.0).await?))
}

/// Add an address.
#[utoipa::path(
    post, path = "/api/workshop/addresses/", tag = "people", request_body = AddressBody,
    responses((status = 201, body = AddressJson)))]
pub async fn add(caller: Caller, body: Json<AddressBody>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(caller.account)?;
    let address = people::add_address(&workshop, *caller, new).await?;
    Ok(told(HttpResponse::Created(), &AddressJson::from(address)))
}

/// One address.
#[utoipa::path(
    get, path = "/api/workshop/addresses/{id}/", tag = "people", responses((status = 200, body = AddressJson)))]
pub async fn find(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let address = people::address(&workshop, *caller, id.0).await?;
    Ok(told(HttpResponse::Ok(), &AddressJson::from(address)))
}

/// Change an address; what is left out stays.
#[utoipa::path(
    patch, path = "/api/workshop/addresses/{id}/", tag = "people", request_body = AddressChangeBody,
    responses((status = 200, body = AddressJson)))]
pub async fn change(
    caller: Caller,
    id: Id,
    read: IfMatch,
    body: Json<AddressChangeBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let expected = read.expected::<Address, AddressJson>();
    let address = people::change_address(&workshop, *caller, id.0, change, expected).await?;
    Ok(told(HttpResponse::Ok(), &AddressJson::from(address)))
}

/// Delete an address.
#[utoipa::path(delete, path = "/api/workshop/addresses/{id}/", tag = "people", responses((status = 204)))]
pub async fn remove(caller: Caller, id: Id, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    people::remove_address(&workshop, *caller, id.0).await?;
    Ok(answer::done())
}
