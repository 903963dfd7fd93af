//! The edition's OpenAPI document.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::errors::{ErrorJson, MessageJson};
use super::handlers::{assignments, customers, inventory, mechanics, tickets};
use super::{PREFIX, routes};
use crate::api::http::document::{Style, complete};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mechanic Factory",
        version = "1.0.0",
        description = "Customers, mechanics, service tickets, inventory and assignments of a mechanic shop.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(
        customers::register,
        customers::login,
        customers::list,
        customers::change,
        customers::remove,
        customers::my_tickets,
        mechanics::register,
        mechanics::login,
        mechanics::list,
        mechanics::top,
        tickets::open,
        tickets::list,
        tickets::edit,
        inventory::add,
        inventory::list,
        inventory::find,
        inventory::edit,
        inventory::remove,
        assignments::assign,
        assignments::list,
        assignments::take_back,
    ),
    components(schemas(ErrorJson, MessageJson))
)]
struct Api;

/// Every documented endpoint.
pub(super) fn document() -> Document {
    let style = Style { prefix: PREFIX, invalid: "400", error: "ErrorJson", unauthenticated: "MessageJson" };
    complete(Api::openapi(), &routes::table(), style)
}
