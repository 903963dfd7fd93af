//! Customers: one's own record, or all for staff. The path is shared with other kinds of users; `user_type` says which.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::done;
use crate::api::carcare_pro::dto::{CustomerBody, CustomerJson, CustomerQuery, KeyBody};
use crate::api::carcare_pro::key::Key;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Json, PathId, Query};
use crate::kernel::id::CustomerId;
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::people;

/// Fill in the record that every customer has.
#[utoipa::path(
    post, path = "/api/v1/user", tag = "customers", request_body = CustomerBody,
    params(("user_type" = String, Query, example = "customers", description = "`customers`")),
    responses((status = 201, body = CustomerJson), (status = 404, description = "No such account")))]
pub async fn describe(
    caller: Caller,
    query: Query<CustomerQuery>,
    body: Json<CustomerBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    query.0.check()?;
    let (account, change) = body.0.into_description()?;
    let customer = people::describe_customer(&workshop, *caller, account, change).await?;
    Ok(HttpResponse::Created().json(CustomerJson::from(customer)))
}

/// One's own record; all of them for staff.
#[utoipa::path(
    get, path = "/api/v1/user", tag = "customers",
    params(("user_type" = String, Query, example = "customers", description = "`customers`")),
    responses((status = 200, body = [CustomerJson])))]
pub async fn list(
    caller: Caller,
    query: Query<CustomerQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    query.0.check()?;
    let found = page::all(|request| people::customers(&workshop, *caller, request)).await?;
    Ok(super::list::<_, CustomerJson>(found))
}

/// One customer, for themselves and staff.
#[utoipa::path(
    get, path = "/api/v1/user/{id}", tag = "customers",
    params(("user_type" = String, Query, example = "customers", description = "`customers`")),
    responses((status = 200, body = CustomerJson)))]
pub async fn find(
    caller: Caller,
    id: PathId<CustomerId>,
    query: Query<CustomerQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    query.0.check()?;
    Ok(HttpResponse::Ok().json(CustomerJson::from(people::customer(&workshop, *caller, id.0).await?)))
}

/// Change a record; what is left out stays.
#[utoipa::path(
    put, path = "/api/v1/user", tag = "customers", request_body = CustomerBody,
    params(
        ("user_type" = String, Query, example = "customers", description = "`customers`"),
        ("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 200, body = CustomerJson), (status = 404, description = "There is no such record")))]
pub async fn change(
    caller: Caller,
    query: Query<CustomerQuery>,
    key: Key,
    body: Json<CustomerBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    query.0.check()?;
    let id = key.or(body.0.key())?;
    let (change, expected) = body.0.into_change()?;
    let customer = people::change_customer(&workshop, *caller, id, change, expected).await?;
    Ok(HttpResponse::Ok().json(CustomerJson::from(customer)))
}

/// Forget what a record says and take it off the list; the account stays.
#[utoipa::path(
    delete, path = "/api/v1/user", tag = "customers", request_body = KeyBody,
    params(
        ("user_type" = String, Query, example = "customers", description = "`customers`"),
        ("id" = Option<i64>, Query, description = "As the body says if left out")),
    responses((status = 204), (status = 404, description = "There is no such record")))]
pub async fn remove(
    caller: Caller,
    query: Query<CustomerQuery>,
    key: Key,
    body: Json<KeyBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    query.0.check()?;
    let id = key.or(body.0.id)?;
    people::remove_customer(&workshop, *caller, id).await?;
    Ok(done())
}
