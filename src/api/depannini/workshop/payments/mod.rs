//! Payments over HTTP: over the counter, online, and back.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod online;
pub mod view;
