//! The lists that other things point at, over HTTP: all alike. Everybody reads them, staff write them.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod view;
