//! The edition's OpenAPI document.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::RefOr;
use utoipa::openapi::path::{Operation, Parameter};

use super::errors::ErrorJson;
use super::handlers::{accounts, attendance, costs, customers, feedback, invoices, mechanics, requests, work_status};
use super::{PREFIX, routes};
use crate::api::http::Table;
use crate::api::http::document::{Style, complete, place};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "CarCarePro",
        version = "1.0.0",
        description = "Accounts, customers and their feedback, service requests with invoices and costs, mechanics with attendance and \
            work status. 400 always says `Invalid Input`; the headers `X-Error-Code` and `X-Error-Fields` say what is wrong.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(
        accounts::register,
        accounts::login,
        accounts::make,
        accounts::list,
        accounts::find,
        accounts::change,
        accounts::remove,
        customers::describe,
        customers::list,
        customers::find,
        customers::change,
        customers::remove,
        feedback::make,
        feedback::list,
        feedback::find,
        feedback::change,
        feedback::remove,
        requests::make,
        requests::list,
        requests::find,
        requests::change,
        requests::remove,
        invoices::make,
        invoices::list,
        invoices::find,
        invoices::change,
        invoices::remove,
        mechanics::make,
        mechanics::list,
        mechanics::find,
        mechanics::change,
        mechanics::remove,
        attendance::make,
        attendance::list,
        attendance::find,
        attendance::change,
        attendance::remove,
        work_status::make,
        work_status::list,
        work_status::find,
        work_status::change,
        work_status::remove,
        costs::make,
        costs::list,
        costs::find,
        costs::change,
        costs::remove,
    ),
    components(schemas(ErrorJson))
)]
struct Api;

/// Every endpoint.
pub(super) fn document() -> Document {
    let style = Style { prefix: PREFIX, invalid: "400", error: "ErrorJson", unauthenticated: "ErrorJson" };
    let table = routes::table();
    let mut document = Api::openapi();
    repeat(&mut document, &table);
    complete(document, &table, style)
}

/// One handler answers a bare collection and the same with an id, and PATCH as PUT; it is described once.
fn repeat(document: &mut Document, table: &Table) {
    for line in table.lines() {
        let bare = line.path.trim_end_matches("/{id}");
        let method = if line.method == "PATCH" { "PUT" } else { line.method.as_str() };
        let described = document.paths.paths.get_mut(bare).and_then(|item| place(item, method)?.clone());
        let item = document.paths.paths.entry(line.path.to_owned()).or_default();
        if let (Some(empty @ None), Some(operation)) = (place(item, &line.method), described) {
            *empty = Some(if bare == line.path { operation } else { with_id(operation) });
        }
    }
}

/// The same where the path says the id.
fn with_id(mut operation: Operation) -> Operation {
    let is_id = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(parameter) if parameter.name == "id");
    if let Some(parameters) = &mut operation.parameters {
        parameters.retain(|parameter| !is_id(parameter));
    }
    operation
}
