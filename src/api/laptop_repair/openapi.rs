//! The edition's OpenAPI document.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::errors::{DetailJson, ErrorJson, FieldJson};
use super::handlers::{assignments, auth, catalogue, devices, orders, payments, users};
use super::{PREFIX, routes};
use crate::api::http::document::{Style, complete};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Laptop Repair Store",
        version = "1.0.0",
        description = "Users, devices, repair orders, payments and assignments of a laptop repair store.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(
        auth::register,
        auth::login,
        auth::refresh,
        auth::logout,
        users::list,
        users::find,
        users::create,
        users::change,
        users::remove,
        catalogue::create_type,
        catalogue::types,
        catalogue::create_brand,
        catalogue::brands,
        catalogue::create_model,
        catalogue::models,
        devices::create,
        devices::list,
        devices::find,
        devices::change,
        devices::remove,
        orders::create,
        orders::list,
        orders::find,
        orders::change,
        orders::remove,
        assignments::assign_order,
        assignments::of_order,
        assignments::assign,
        assignments::list,
        assignments::find,
        assignments::remove,
        payments::create,
        payments::list,
        payments::find,
        payments::change,
        payments::remove,
    ),
    components(schemas(ErrorJson, DetailJson, FieldJson))
)]
struct Api;

/// Every documented endpoint.
pub(super) fn document() -> Document {
    let style = Style { prefix: PREFIX, invalid: "422", error: "ErrorJson", unauthenticated: "ErrorJson" };
    complete(Api::openapi(), &routes::table(), style)
}
