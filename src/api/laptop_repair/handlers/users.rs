//! Users.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::accounts::Accounts;
use crate::api::http::guard::{AdminCaller, Caller};
use crate::api::http::{Asked, Json, PathId, Skipped};
use crate::api::laptop_repair::dto::users::{UserBody, UserChangeBody, UserJson};
use crate::api::laptop_repair::refusal::Answered;
use crate::config::AccountSettings;
use crate::kernel::id::AccountId;
use crate::workshop::{Workshop, people};

/// Users in the order of their ids: all for staff, nobody but oneself for others.
#[utoipa::path(
    get, path = "/users", tag = "users",
    params(("limit" = Option<i64>, Query, description = "1 to 100; 10 if not said"), ("offset" = Option<i64>, Query)),
    responses((status = 200, body = [UserJson])))]
pub async fn list(caller: Caller, page: Skipped<10, 100>, workshop: Data<Workshop>) -> Answered {
    let found = people::users(&workshop, *caller, page.0).await?;
    Ok(HttpResponse::Ok().json(found.items.into_iter().map(UserJson::from).collect::<Vec<_>>()))
}

/// One user, for themselves and staff.
#[utoipa::path(get, path = "/users/{user_id}", tag = "users", responses((status = 200, body = UserJson)))]
pub async fn find(caller: Caller, id: PathId<AccountId>, workshop: Data<Workshop>) -> Answered {
    let user = people::user(&workshop, *caller, id.0).await?;
    Ok(HttpResponse::Ok().json(UserJson::from(user)))
}

/// Sign somebody up: a customer, or a technician with the rights of staff.
#[utoipa::path(
    post, path = "/users", tag = "users", request_body = UserBody,
    responses((status = 201, body = UserJson), (status = 400, description = "The number or e-mail address is taken")))]
pub async fn create(
    caller: AdminCaller,
    body: Json<UserBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    settings: Data<AccountSettings>,
    workshop: Data<Workshop>,
) -> Answered {
    let (newcomer, is_staff) = body.0.into_newcomer(&settings.phone_prefix)?;
    let ready = accounts.prepare(newcomer).await?;
    let user = people::take_on(&workshop.asked_by(asked.0), *caller, ready, is_staff).await?;
    Ok(HttpResponse::Created().json(UserJson::from(user)))
}

/// Change a user, by themselves or an administrator; what is left out stays. The phone number stays anyway.
#[utoipa::path(
    patch, path = "/users/{user_id}", tag = "users", request_body = UserChangeBody,
    responses((status = 200, body = UserJson), (status = 400, description = "The e-mail address is taken, or the role stays")))]
pub async fn change(
    caller: Caller,
    id: PathId<AccountId>,
    body: Json<UserChangeBody>,
    asked: Asked,
    accounts: Data<Accounts>,
    workshop: Data<Workshop>,
) -> Answered {
    let (change, is_staff) = body.0.into_change()?;
    let ready = accounts.prepare_change(*caller, id.0, change).await?;
    let user = people::change_user(&workshop.asked_by(asked.0), *caller, id.0, ready, is_staff).await?;
    Ok(HttpResponse::Ok().json(UserJson::from(user)))
}

/// Delete a user, by themselves or an administrator; their tokens end at once.
#[utoipa::path(delete, path = "/users/{user_id}", tag = "users", responses((status = 204)))]
pub async fn remove(caller: Caller, id: PathId<AccountId>, asked: Asked, accounts: Data<Accounts>) -> Answered {
    accounts.asked_by(asked.0).delete_account(*caller, id.0).await?;
    Ok(HttpResponse::NoContent().finish())
}
