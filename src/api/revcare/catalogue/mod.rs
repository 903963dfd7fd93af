//! The services that the garage offers, and what customers say of them.

pub mod body;
mod convert;
pub mod reviews;
pub mod services;
pub mod view;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, delete, post, put};

#[derive(OpenApi)]
#[openapi(paths(services::create, services::revise, services::remove, reviews::write))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/services", [post(services::create)])
        .at("/services/{id}", [put(services::revise), delete(services::remove)])
        .at("/services/review/{service_id}", [put(reviews::write)])
}
