//! The route of receipts.

use utoipa::OpenApi;

use super::handlers;
use crate::api::http::{Table, get};

/// With this route.
#[must_use]
pub fn add(table: Table) -> Table {
    table.at("/api/workshop/invoices/{id}/receipt", [get(handlers::receipt)])
}

/// Its part of the document.
#[derive(OpenApi)]
#[openapi(paths(handlers::receipt))]
pub struct ReceiptsApi;
