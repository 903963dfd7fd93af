//! The edition RevCare at `/revcare`: people of three roles, the catalogue, vehicles, bookings and how they are paid.
//!
//! It translates and decides nothing; one folder for each resource of its document. What differs from that is in
//! `docs/editions/revcare.md`.

pub mod addresses;
pub mod answer;
pub mod auth;
pub mod backup;
pub mod bookings;
pub mod cars;
pub mod catalogue;
mod errors;
pub mod guard;
mod ids;
pub mod lists;
pub mod notification;
mod openapi;
pub mod payment;
pub mod people;
mod routes;
pub mod settings;

use crate::accounts::Edition;
use crate::api::http::Front;

const PREFIX: &str = "/revcare";

/// The edition as a whole.
pub const FRONT: Front = Front {
    name: "revcare",
    prefix: PREFIX,
    docs: "/revcare/docs/",
    edition: Edition::Revcare,
    table: routes::table,
    envelope: errors::envelope,
    document: openapi::document,
};
