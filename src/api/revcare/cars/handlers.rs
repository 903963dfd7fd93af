//! Adding, reading, changing and deleting cars.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::CarBody;
use super::view::CarJson;
use crate::api::http::{ApiError, Json, PathId, Query};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteCustomerCars, ReadCustomerCars, UpdateCustomerCars, WriteCustomerCars};
use crate::api::revcare::people::body::CustomerQuery;
use crate::kernel::id::AssetId;
use crate::kernel::page;
use crate::workshop::{Expected, Workshop, assets};

/// Add a car.
#[utoipa::path(
    post, path = "/car", tag = "car", request_body = CarBody,
    responses((status = 200, body = CarJson), (status = 404, description = "No such model or customer"),
        (status = 409, description = "The owner has it already")))]
pub async fn add(
    caller: WriteCustomerCars,
    body: Json<CarBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let new = body.0.into_new(*caller)?;
    let made = assets::add(&workshop, *caller, new).await?;
    Ok(HttpResponse::Ok().json(CarJson::from(made)))
}

/// One's own cars; for administrators everybody's, or one customer's.
#[utoipa::path(
    get, path = "/car", tag = "car", params(("customer_id" = Option<String>, Query, example = "CST000210")),
    responses((status = 200, body = [CarJson])))]
pub async fn list(
    caller: ReadCustomerCars,
    query: Query<CustomerQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let owner = query.0.into_id()?;
    let found = page::all(|page| assets::list(&workshop, *caller, owner, page)).await?;
    Ok(answer::list::<_, CarJson>(found))
}

/// One car; for its owner, administrators, and a mechanic who was given work on it.
#[utoipa::path(get, path = "/car/{id}", tag = "car", responses((status = 200, body = CarJson)))]
pub async fn find(
    caller: ReadCustomerCars,
    id: PathId<AssetId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let found = assets::find(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(CarJson::from(found)))
}

/// Change a car; what is left out stays.
#[utoipa::path(
    put, path = "/car/{id}", tag = "car", request_body = CarBody,
    responses((status = 200, body = CarJson), (status = 409, description = "The owner has it already")))]
pub async fn change(
    caller: UpdateCustomerCars,
    id: PathId<AssetId>,
    body: Json<CarBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change()?;
    let changed = assets::change(&workshop, *caller, id.0, change, Expected::anything()).await?;
    Ok(HttpResponse::Ok().json(CarJson::from(changed)))
}

/// Delete a car; bookings remember it.
#[utoipa::path(delete, path = "/car/{id}", tag = "car", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteCustomerCars,
    id: PathId<AssetId>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    assets::remove(&workshop, *caller, id.0).await?;
    Ok(answer::done("Car deleted"))
}
