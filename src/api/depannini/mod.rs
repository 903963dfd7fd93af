//! The native edition: the documented API of Depannini at `/api` and `/ws`.
//!
//! It keeps wire types, conversions and the socket's codec. Rules live in the domains.

pub mod admin;
pub mod assistance;
pub mod auth;
pub mod development;
mod garage;
mod openapi;
mod pace;
mod person;
pub mod profile;
mod promises;
pub mod readers;
mod routes;
mod seed;
pub mod shares;
pub mod socket;
mod state;
pub mod sync;
mod vocabulary;
pub mod web;
pub mod workshop;

pub use garage::{FurnishedJson, garage_body};
pub use openapi::document;
pub use routes::{sockets, table};
pub use seed::{SeededJson, seed_body};
pub use state::NativeState;
pub use workshop::approve::table as pages;
