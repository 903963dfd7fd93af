//! The routes of the garage's places.

use utoipa::OpenApi;

use super::handlers;
use crate::api::http::{Table, delete, get, patch, post};

/// With these routes.
#[must_use]
pub fn add(table: Table) -> Table {
    table
        .at("/api/workshop/workshops", [get(handlers::list), post(handlers::add)])
        .at("/api/workshop/workshops/{id}", [get(handlers::find), patch(handlers::change), delete(handlers::remove)])
}

/// Their part of the document.
#[derive(OpenApi)]
#[openapi(paths(handlers::list, handlers::add, handlers::find, handlers::change, handlers::remove))]
pub struct PlacesApi;
