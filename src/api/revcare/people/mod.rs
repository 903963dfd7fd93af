//! Administrators, mechanics and customers: one account for each, whatever its id begins with; carts and favourites.

pub mod admins;
pub mod body;
mod convert;
pub mod customers;
pub mod mechanics;
pub mod shelf;
pub mod view;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::accounts::Role;
use crate::api::http::{Table, delete, get, post, put};

const ADMINS: &[Role] = &[Role::Admin];
const MECHANICS: &[Role] = &[Role::Mechanic];
/// Whoever helps at the roadside is a customer here.
const CUSTOMERS: &[Role] = &[Role::Customer, Role::Assistant];

#[derive(OpenApi)]
#[openapi(paths(
    admins::create,
    admins::list,
    admins::find,
    admins::change,
    admins::remove,
    mechanics::create,
    mechanics::list,
    mechanics::change,
    mechanics::remove,
    customers::register,
    customers::list,
    customers::change,
    customers::remove,
    shelf::put_into_cart,
    shelf::take_from_cart,
    shelf::like,
    shelf::unlike,
))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/admins", [post(admins::create), get(admins::list)])
        .at("/admins/{id}", [get(admins::find), put(admins::change), delete(admins::remove)])
        .at("/mechanics", [post(mechanics::create), get(mechanics::list)])
        .at("/mechanics/{id}", [put(mechanics::change), delete(mechanics::remove)])
        .at("/customers", [post(customers::register), get(customers::list)])
        .at("/customers/{id}", [put(customers::change), delete(customers::remove)])
        .at("/customers/cart/{service_id}", [post(shelf::put_into_cart), delete(shelf::take_from_cart)])
        .at("/customers/favourite/{service_id}", [post(shelf::like), delete(shelf::unlike)])
}
