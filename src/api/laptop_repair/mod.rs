//! The edition Laptop Repair Store at `/laptop-repair/v1`: users, devices, orders, payments, assignments.
//!
//! It translates and decides nothing. What differs from its document is in `docs/editions/laptop-repair.md`.

mod convert;
pub mod dto;
mod errors;
pub mod guard;
pub mod handlers;
mod openapi;
pub mod refusal;
mod routes;

use crate::accounts::Edition;
use crate::api::http::Front;

const PREFIX: &str = "/laptop-repair/v1";

/// The edition as a whole.
pub const FRONT: Front = Front {
    name: "laptop-repair",
    prefix: PREFIX,
    docs: "/laptop-repair/v1/docs/",
    edition: Edition::LaptopRepair,
    table: routes::table,
    envelope: errors::envelope,
    document: openapi::document,
};
