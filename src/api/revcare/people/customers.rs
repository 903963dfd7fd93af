//! The customers.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::CUSTOMERS;
use super::body::{CustomerBody, CustomerQuery};
use super::view::CustomerJson;
use crate::accounts::{Account, Accounts, Identity};
use crate::api::http::{ApiError, Asked, Json, PathKey, Query};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteCustomers, ReadCustomers, UpdateCustomers};
use crate::api::revcare::ids;
use crate::config::AccountSettings;
use crate::kernel::page;
use crate::workshop::Workshop;
use crate::workshop::catalogue::shelf::{self, Shelf};

/// Sign up as a customer.
#[utoipa::path(
    post, path = "/customers", tag = "customers", request_body = CustomerBody,
    responses((status = 200, body = CustomerJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn register(
    body: Json<CustomerBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    let made = accounts.asked_by(asked.0).enrol(newcomer).await?;
    Ok(HttpResponse::Ok().json(CustomerJson::from(made)))
}

/// Oneself; for administrators all customers, or one of them.
#[utoipa::path(
    get, path = "/customers", tag = "customers", params(("customer_id" = Option<String>, Query, example = "CST000210")),
    responses((status = 200, body = [CustomerJson]), (status = 404, description = "No such customer")))]
pub async fn list(
    caller: ReadCustomers,
    query: Query<CustomerQuery>,
    accounts: Data<Accounts>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let found = match query.0.into_id()? {
        Some(id) => vec![accounts.account_as(CUSTOMERS, *caller, id).await?],
        None => page::all(|page| accounts.accounts_as(CUSTOMERS, *caller, page)).await?,
    };
    let mut told = Vec::with_capacity(found.len());
    for account in found {
        told.push(seen(&workshop, *caller, account).await?);
    }
    Ok(HttpResponse::Ok().json(told))
}

/// Change oneself, or as an administrator anybody; what is left out stays.
#[utoipa::path(
    put, path = "/customers/{id}", tag = "customers", request_body = CustomerBody,
    responses((status = 200, body = CustomerJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn change(
    caller: UpdateCustomers,
    id: PathKey,
    body: Json<CustomerBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&settings.phone_prefix)?;
    let found = accounts.account_as(CUSTOMERS, *caller, ids::customer(&id.0).into()).await?;
    let changed = accounts.asked_by(asked.0).change_account(*caller, found.id, change).await?;
    Ok(HttpResponse::Ok().json(seen(&workshop, *caller, changed).await?))
}

/// Delete oneself, or as an administrator anybody; their tokens end at once.
#[utoipa::path(delete, path = "/customers/{id}", tag = "customers", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteCustomers,
    id: PathKey,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let found = accounts.account_as(CUSTOMERS, *caller, ids::customer(&id.0).into()).await?;
    accounts.asked_by(asked.0).delete_account(*caller, found.id).await?;
    Ok(answer::done("Customer deleted"))
}

/// A customer; what they have put aside is told to themselves, since the document has no other place for it.
async fn seen(workshop: &Workshop, caller: Identity, account: Account) -> Result<CustomerJson, ApiError> {
    let is_own = account.id == caller.account;
    let mut told = CustomerJson::from(account);
    if is_own {
        told.cart = Some(put_aside(workshop, caller, Shelf::Cart).await?);
        told.favourites = Some(put_aside(workshop, caller, Shelf::Favourites).await?);
    }
    Ok(told)
}

async fn put_aside(workshop: &Workshop, caller: Identity, on: Shelf) -> Result<Vec<i64>, ApiError> {
    let services = page::all(|page| shelf::list(workshop, caller, on, page)).await?;
    Ok(services.into_iter().map(|service| service.id.get()).collect())
}
