//! Vehicles and devices over HTTP: one's own, anybody's for staff.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod view;
