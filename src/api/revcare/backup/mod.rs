//! Backups of everything that is stored.

pub mod dto;
pub mod handlers;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, delete, get, post};

#[derive(OpenApi)]
#[openapi(paths(handlers::create, handlers::list, handlers::restore, handlers::remove))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/backup/create", [post(handlers::create)])
        .at("/backup/list", [get(handlers::list)])
        .at("/backup/restore", [post(handlers::restore)])
        .at("/backup/delete/{backup_name}", [delete(handlers::remove)])
}
