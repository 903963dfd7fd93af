//! The catalogue over HTTP: services with their prices, what customers say of them and have put aside.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod reviews;
pub mod services;
pub mod shelf;
pub mod view;
