//! The mechanics.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::MECHANICS;
use super::body::{MechanicBody, MechanicQuery};
use super::view::MechanicJson;
use crate::accounts::Accounts;
use crate::api::http::{ApiError, Asked, Json, PathKey, Query};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteMechanics, ReadMechanics, UpdateMechanics, WriteMechanics};
use crate::api::revcare::ids;
use crate::config::AccountSettings;
use crate::kernel::id::CategoryId;
use crate::kernel::page;
use crate::workshop::catalogue::Categories;
use crate::workshop::people::{self, SeenMechanic};
use crate::workshop::{Workshop, reference};

/// Make a mechanic's account and what is known of them.
#[utoipa::path(
    post, path = "/mechanics", tag = "mechanics", request_body = MechanicBody,
    responses((status = 200, body = MechanicJson), (status = 404, description = "No such category"),
        (status = 409, description = "The e-mail address or number is taken")))]
pub async fn create(
    _: WriteMechanics,
    body: Json<MechanicBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (newcomer, said) = body.0.into_newcomer(&settings.phone_prefix)?;
    let ready = accounts.prepare(newcomer).await?;
    let mechanic = people::sign_up_mechanic(&workshop.asked_by(asked.0), ready, said).await?;
    let names = categories(&workshop).await?;
    Ok(HttpResponse::Ok().json(MechanicJson::of(SeenMechanic { mechanic, in_full: true }, &names)))
}

/// The mechanics, or one of them; for a mechanic nobody but themselves.
#[utoipa::path(
    get, path = "/mechanics", tag = "mechanics", params(("mechanic_id" = Option<String>, Query, example = "MEC000034")),
    responses((status = 200, body = [MechanicJson]), (status = 404, description = "No such mechanic")))]
pub async fn list(
    caller: ReadMechanics,
    query: Query<MechanicQuery>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let asked = query.0.into_id()?;
    let found = page::all(|page| people::see_mechanics_apart(&workshop, *caller, asked, page)).await?;
    let names = categories(&workshop).await?;
    let told: Vec<MechanicJson> = found.into_iter().map(|one| MechanicJson::of(one, &names)).collect();
    Ok(HttpResponse::Ok().json(told))
}

/// Change a mechanic, by themselves or administrators; what is left out stays.
#[utoipa::path(
    put, path = "/mechanics/{id}", tag = "mechanics", request_body = MechanicBody,
    responses((status = 200, body = MechanicJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn change(
    caller: UpdateMechanics,
    id: PathKey,
    body: Json<MechanicBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let (person, said) = body.0.into_change(&settings.phone_prefix)?;
    let id = accounts.account_as(MECHANICS, *caller, ids::mechanic(&id.0).into()).await?.id;
    let ready = accounts.prepare_change(*caller, id, person).await?;
    let workshop = workshop.asked_by(asked.0);
    let mechanic = people::change_mechanic_and_account(&workshop, *caller, id.as_mechanic(), ready, said).await?;
    let names = categories(&workshop).await?;
    Ok(HttpResponse::Ok().json(MechanicJson::of(SeenMechanic { mechanic, in_full: true }, &names)))
}

/// Delete a mechanic's account; their tokens end at once.
#[utoipa::path(delete, path = "/mechanics/{id}", tag = "mechanics", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteMechanics,
    id: PathKey,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let found = accounts.account_as(MECHANICS, *caller, ids::mechanic(&id.0).into()).await?;
    accounts.asked_by(asked.0).delete_account(*caller, found.id).await?;
    Ok(answer::done("Mechanic deleted"))
}

/// What the categories are called.
async fn categories(workshop: &Workshop) -> Result<HashMap<CategoryId, String>, ApiError> {
    let all = page::all(|page| reference::list::<Categories>(workshop, page)).await?;
    Ok(all.into_iter().map(|category| (category.id, category.name)).collect())
}
