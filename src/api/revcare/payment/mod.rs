//! Paying at the door and online.

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
