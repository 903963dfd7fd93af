//! Adding, listing, changing and deleting addresses.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::AddressBody;
use super::view::AddressJson;
use crate::api::http::{ApiError, Json, PathId, Query};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteAddresses, ReadAddresses, UpdateAddresses, WriteAddresses};
use crate::api::revcare::people::body::CustomerQuery;
use crate::kernel::id::AddressId;
use crate::kernel::page;
use crate::workshop::{Expected, Workshop, people};

/// Add an address.
#[utoipa::path(
    post, path = "/address", tag = "address", request_body = AddressBody,
    responses((status = 200, body = AddressJson), (status = 404, description = "No such area or customer")))]
pub async fn add(
    caller: WriteAddresses,
    body: Json<AddressBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(*caller)?;
    let made = people::add_address(&workshop, *caller, new).await?;
    Ok(HttpResponse::Ok().json(AddressJson::from(made)))
}

/// One's own addresses; for administrators everybody's, or one customer's.
#[utoipa::path(
    get, path = "/address", tag = "address", params(("customer_id" = Option<String>, Query, example = "CST000210")),
    responses((status = 200, body = [AddressJson])))]
pub async fn list(
    caller: ReadAddresses,
    query: Query<CustomerQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let of = query.0.into_id()?;
    let found = page::all(|page| people::addresses(&workshop, *caller, of, page)).await?;
    Ok(answer::list::<_, AddressJson>(found))
}

/// Change an address; what is left out stays.
#[utoipa::path(
    put, path = "/address/{id}", tag = "address", request_body = AddressBody,
    responses((status = 200, body = AddressJson)))]
pub async fn change(
    caller: UpdateAddresses,
    id: PathId<AddressId>,
    body: Json<AddressBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let changed = people::change_address(&workshop, *caller, id.0, change, Expected::anything()).await?;
    Ok(HttpResponse::Ok().json(AddressJson::from(changed)))
}

/// Delete an address.
#[utoipa::path(delete, path = "/address/{id}", tag = "address", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteAddresses,
    id: PathId<AddressId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    people::remove_address(&workshop, *caller, id.0).await?;
    Ok(answer::done("Address deleted"))
}
