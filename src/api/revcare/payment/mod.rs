//! Paying at the door and online.

pub mod dto;
pub mod handlers;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, post};

#[derive(OpenApi)]
#[openapi(paths(handlers::at_the_door, handlers::verify, handlers::verify_at_the_door))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/payment/cash-on-delivery/{booking_id}", [post(handlers::at_the_door)])
        .at("/payment/verify", [post(handlers::verify)])
        .at("/payment/verify-cod", [post(handlers::verify_at_the_door)])
}
