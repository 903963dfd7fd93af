//! Estimates over HTTP: lines of work orders, what customers say to them, and links by which they say it.

pub mod approvals;
pub(in crate::api::depannini) mod body;
mod convert;
pub mod decisions;
pub mod lines;
pub mod links;
mod openapi;
mod routes;
pub mod view;

pub(super) use openapi::described;
pub(super) use routes::add;
