//! The log of what was sent to people.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::Table;

#[derive(OpenApi)]
#[openapi()]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
}
