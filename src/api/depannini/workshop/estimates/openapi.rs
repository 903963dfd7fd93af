//! The paths of estimates in the OpenAPI document.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::{approvals, decisions, lines, links};

#[derive(OpenApi)]
#[openapi(paths(
    lines::list,
    lines::write,
    lines::find,
    lines::correct,
    lines::withdraw,
    lines::needs,
    decisions::decide,
    links::list,
    links::send,
    links::revoke,
    approvals::find,
    approvals::decide,
))]
struct Estimates;

/// The paths with the schemas they name.
pub(in crate::api::depannini::workshop) fn described() -> Document {
    Estimates::openapi()
}
