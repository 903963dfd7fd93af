//! What administrators set for everybody: pages and the rate of the tax.

pub mod body;
pub mod content;
mod convert;
pub mod gst;
pub mod view;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, get, put};

#[derive(OpenApi)]
#[openapi(paths(content::publish, content::read, gst::set))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/content", [put(content::publish)])
        .at("/content/{content_id}", [get(content::read)])
        .at("/gst", [put(gst::set)])
}
