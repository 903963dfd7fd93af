//! The administrators.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::ADMINS;
use super::body::AdminBody;
use super::view::AdminJson;
use crate::accounts::Accounts;
use crate::api::http::{ApiError, Asked, Json, PathKey};
use crate::api::revcare::answer::{self, DoneJson};
use crate::api::revcare::guard::{DeleteAdmins, ReadAdmins, UpdateAdmins, WriteAdmins};
use crate::api::revcare::ids;
use crate::config::AccountSettings;
use crate::kernel::page;

/// Make an administrator.
#[utoipa::path(
    post, path = "/admins", tag = "admins", request_body = AdminBody,
    responses((status = 200, body = AdminJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn create(
    _: WriteAdmins,
    body: Json<AdminBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let newcomer = body.0.into_newcomer(&settings.phone_prefix)?;
    let made = accounts.asked_by(asked.0).enrol(newcomer).await?;
    Ok(HttpResponse::Ok().json(AdminJson::from(made)))
}

/// All administrators.
#[utoipa::path(get, path = "/admins", tag = "admins", responses((status = 200, body = [AdminJson])))]
pub async fn list(caller: ReadAdmins, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let found = page::all(|page| accounts.accounts_as(ADMINS, *caller, page)).await?;
    Ok(answer::list::<_, AdminJson>(found))
}

/// One administrator.
#[utoipa::path(get, path = "/admins/{id}", tag = "admins", responses((status = 200, body = AdminJson)))]
pub async fn find(caller: ReadAdmins, id: PathKey, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let found = accounts.account_as(ADMINS, *caller, ids::admin(&id.0)).await?;
    Ok(HttpResponse::Ok().json(AdminJson::from(found)))
}

/// Change an administrator; what is left out stays.
#[utoipa::path(
    put, path = "/admins/{id}", tag = "admins", request_body = AdminBody,
    responses((status = 200, body = AdminJson), (status = 409, description = "The e-mail address or number is taken")))]
pub async fn change(
    caller: UpdateAdmins,
    id: PathKey,
    body: Json<AdminBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
) -> Result<HttpResponse, ApiError> {
    let change = body.0.into_change(&settings.phone_prefix)?;
    let found = accounts.account_as(ADMINS, *caller, ids::admin(&id.0)).await?;
    let changed = accounts.asked_by(asked.0).change_account(*caller, found.id, change).await?;
    Ok(HttpResponse::Ok().json(AdminJson::from(changed)))
}

/// Delete an administrator; their tokens end at once.
#[utoipa::path(delete, path = "/admins/{id}", tag = "admins", responses((status = 200, body = DoneJson)))]
pub async fn remove(
    caller: DeleteAdmins,
    id: PathKey,
    asked: Asked,
    accounts: Data<Accounts>,
) -> Result<HttpResponse, ApiError> {
    let found = accounts.account_as(ADMINS, *caller, ids::admin(&id.0)).await?;
    accounts.asked_by(asked.0).delete_account(*caller, found.id).await?;
    Ok(answer::done("Admin deleted"))
}
