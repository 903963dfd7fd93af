//! Mechanics: signing up and in, the list, who has worked most.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::accounts::{Accounts, Door};
use crate::api::http::guard::AnyCaller;
use crate::api::http::rate_limit::FailureLimit;
use crate::api::http::sign_in::sign_in;
use crate::api::http::{ApiError, Asked, ClientAddress, Json, Numbered};
use crate::api::mechanic_factory::dto::{LoginBody, LoginJson, MechanicBody, MechanicJson, MechanicsJson, RankedJson};
use crate::config::AccountSettings;
use crate::workshop::people::SeenMechanic;
use crate::workshop::{Workshop, assignments, people};

/// Sign up as a mechanic.
#[utoipa::path(
    post, path = "/mechanics", tag = "mechanics", request_body = MechanicBody,
    responses((status = 201, body = MechanicJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn register(
    body: Json<MechanicBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    people::open_to_mechanics(&workshop)?;
    let (newcomer, said) = body.0.into_newcomer(&settings.phone_prefix, workshop.currency)?;
    let ready = accounts.prepare(newcomer).await?;
    let mechanic = people::sign_up_mechanic(&workshop.asked_by(asked.0), ready, said).await?;
    Ok(HttpResponse::Created().json(MechanicJson::from(SeenMechanic { mechanic, in_full: true })))
}

/// Sign in as a mechanic.
#[utoipa::path(
    post, path = "/mechanics/login", tag = "mechanics", request_body = LoginBody,
    responses((status = 200, body = LoginJson), (status = 401, description = "No mechanic with this address and password")))]
pub async fn login(
    body: Json<LoginBody>,
    address: ClientAddress,
    asked: Asked,
    accounts: Data<Accounts>,
    failures: Data<FailureLimit>,
) -> Result<HttpResponse, ApiError> {
    let credentials = body.0.into_credentials(Door::FactoryMechanics)?;
    let signed_in = sign_in(credentials, address, &accounts.asked_by(asked.0), &failures).await?;
    Ok(HttpResponse::Ok().json(LoginJson::from(signed_in)))
}

/// All mechanics, page by page.
#[utoipa::path(
    get, path = "/mechanics", tag = "mechanics",
    params(("page" = Option<i64>, Query), ("per_page" = Option<i64>, Query, description = "At most 1000, which is also the default")),
    responses((status = 200, body = MechanicsJson)))]
pub async fn list(caller: AnyCaller, page: Numbered<1000>, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let found = people::see_mechanics(&workshop, caller.0, page.0.request()).await?;
    let totals = page.0.totals(found.total);
    let mechanics = found.items.into_iter().map(MechanicJson::from).collect();
    Ok(HttpResponse::Ok().json(MechanicsJson { mechanics, totals }))
}

/// Every mechanic who ever had a ticket, with how many, most first.
#[utoipa::path(get, path = "/mechanics/top", tag = "mechanics", responses((status = 200, body = [RankedJson])))]
pub async fn top(workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let ranked = assignments::top(&workshop).await?;
    Ok(HttpResponse::Ok().json(ranked.into_iter().map(RankedJson::from).collect::<Vec<_>>()))
}
