//! The log of what was sent to people.

pub mod dto;
pub mod handlers;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, get};

#[derive(OpenApi)]
#[openapi(paths(handlers::logs))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new().at("/notification/notifications/logs", [get(handlers::logs)])
}
