//! What the OpenAPI document says of the console.

use utoipa::OpenApi;

use super::{call, cases, decisions, export, figures, live, people, search, tariffs};

#[derive(OpenApi)]
#[openapi(paths(
    live::live,
    search::search,
    cases::list,
    call::request,
    export::csv,
    cases::case,
    cases::candidates,
    decisions::assign,
    decisions::cancel,
    people::list,
    people::person,
    people::documents,
    people::block,
    people::unblock,
    tariffs::list,
    tariffs::set,
    figures::figures,
    figures::demand,
))]
struct Console;

/// These paths with the schemas they name.
pub(in crate::api::depannini) fn document() -> utoipa::openapi::OpenApi {
    Console::openapi()
}
