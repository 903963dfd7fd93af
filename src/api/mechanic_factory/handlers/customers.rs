//! Customers: signing up and in, the list, one's own account and tickets.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::tickets::of_orders;
use crate::accounts::{Accounts, Door, Identity};
use crate::api::http::guard::{Caller, CustomerCaller};
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::sign_in;
use crate::api::http::{ApiError, Asked, ClientAddress, Json, Numbered, PathId};
use crate::api::mechanic_factory::dto::{
    CustomerBody, CustomerJson, CustomersJson, DoneJson, LoginBody, LoginJson, TicketJson,
};
use crate::config::AccountSettings;
use crate::kernel::id::AccountId;
use crate::kernel::page;
use crate::workshop::orders::{self, OrderFilter, Reach};
use crate::workshop::{Workshop, people};

/// Sign up as a customer.
#[utoipa::path(
    post, path = "/customers", tag = "customers", request_body = CustomerBody,
    responses((status = 201, body = CustomerJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn register(
    body: Json<CustomerBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    let account = accounts.asked_by(asked.0).enrol(newcomer).await?;
    Ok(HttpResponse::Created().json(CustomerJson::of(account, Vec::new())))
}

/// Sign in as a customer.
#[utoipa::path(
    post, path = "/customers/login", tag = "customers", request_body = LoginBody,
    responses((status = 200, body = LoginJson), (status = 401, description = "No customer with this address and password")))]
pub async fn login(
    body: Json<LoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    failures: Data<FailureLimit>,
) -> Result<HttpResponse, ApiError> {
    let credentials = body.0.into_credentials(Door::FactoryCustomers)?;
    let signed_in = sign_in(credentials, address, &accounts.asked_by(asked.0), &failures).await?;
    Ok(HttpResponse::Ok().json(LoginJson::from(signed_in)))
}

/// All customers, page by page.
#[utoipa::path(
    get, path = "/customers", tag = "customers",
    params(("page" = Option<i64>, Query), ("per_page" = Option<i64>, Query, description = "At most 1000; 10 if not said")),
    responses((status = 200, body = CustomersJson)))]
pub async fn list(_: Caller, page: Numbered<10>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = people::customer_directory(&workshop, page.0.request()).await?;
    let totals = page.0.totals(found.total);
    let customers = found.items.into_iter().map(CustomerJson::from).collect();
    Ok(HttpResponse::Ok().json(CustomersJson { customers, totals }))
}

/// Change one's own account; what is left out stays.
#[utoipa::path(
    put, path = "/customers/{id}", tag = "customers", request_body = CustomerBody,
    responses((status = 200, body = CustomerJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn change(
    caller: CustomerCaller,
    id: PathId<AccountId>,
    body: Json<CustomerBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&settings.phone_prefix)?;
    let account = accounts.asked_by(asked.0).change_account(*caller, id.0, change).await?;
    let tickets = own_tickets(&workshop, *caller).await?;
    Ok(HttpResponse::Ok().json(CustomerJson::of(account, tickets)))
}

/// Delete one's own account; its tokens end at once.
#[utoipa::path(
    delete, path = "/customers/{id}", tag = "customers", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: CustomerCaller,
    id: PathId<AccountId>,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    accounts.asked_by(asked.0).delete_account(*caller, id.0).await?;
    Ok(HttpResponse::Ok().json(DoneJson { message: format!("Customer {} deleted", id.0) }))
}

/// One's own tickets.
#[utoipa::path(
    get, path = "/customers/my-tickets", tag = "customers", responses((status = 200, body = [TicketJson])))]
pub async fn my_tickets(caller: CustomerCaller, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(own_tickets(&workshop, *caller).await?))
}

async fn own_tickets(workshop: &Workshop, caller: Identity) -> Result<Vec<TicketJson>, ApiError> {
    let own = OrderFilter { customer: Some(caller.account.as_customer()), ..OrderFilter::default() };
    let all = page::all(|request| orders::list(workshop, caller, own, Reach::Garage, request)).await?;
    of_orders(workshop, all).await
}
