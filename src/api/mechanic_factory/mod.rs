//! The edition Mechanic Factory at `/mechanic-factory`: customers, mechanics, service tickets, inventory, assignments.
//!
//! It translates and decides nothing. What differs from its document is in `docs/editions/mechanic-factory.md`.

mod convert;
pub mod dto;
mod errors;
pub mod handlers;
mod openapi;
mod routes;

use crate::accounts::Edition;
use crate::api::http::Front;

const PREFIX: &str = "/mechanic-factory";

/// The edition as a whole.
pub const FRONT: Front = Front {
    name: "mechanic-factory",
    prefix: PREFIX,
    docs: "/mechanic-factory/docs/",
    edition: Edition::MechanicFactory,
    table: routes::table,
    envelope: errors::envelope,
    document: openapi::document,
};
