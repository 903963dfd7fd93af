//! The garage at `/api/workshop`: one folder for each subject, each with its part of the route table and of the document.

pub mod etag;
pub mod places;
pub mod receipts;

use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::Table;

/// The routes of the garage.
#[must_use]
pub(super) fn table() -> Table {
    let table = places::routes::add(Table::new());
    receipts::routes::add(table)
}

/// What the OpenAPI document says of them.
#[must_use]
pub(super) fn document() -> Document {
    let mut document = places::routes::PlacesApi::openapi();
    document.merge(receipts::routes::ReceiptsApi::openapi());
    document
}
