//! The customers' cars.

pub mod body;
mod convert;
pub mod handlers;
pub mod view;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, delete, get, post, put};

#[derive(OpenApi)]
#[openapi(paths(handlers::add, handlers::list, handlers::find, handlers::change, handlers::remove))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/car", [post(handlers::add), get(handlers::list)])
        .at("/car/{id}", [get(handlers::find), put(handlers::change), delete(handlers::remove)])
}
