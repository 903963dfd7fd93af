//! The edition CarCarePro at `/carcarepro`: accounts, customers and their feedback, service requests with invoices and costs,
//! mechanics with attendance and work status.
//!
//! It translates and decides nothing. What differs from its document is in `docs/editions/carcarepro.md`.

mod convert;
pub mod dto;
mod errors;
pub mod handlers;
pub mod key;
mod openapi;
mod routes;

use crate::accounts::Edition;
use crate::api::http::Front;

const PREFIX: &str = "/carcarepro";

/// The edition as a whole.
pub const FRONT: Front = Front {
    name: "carcarepro",
    prefix: PREFIX,
    docs: "/carcarepro/docs/",
    edition: Edition::CarcarePro,
    table: routes::table,
    envelope: errors::envelope,
    document: openapi::document,
};
