//! What a phone recorded while it had no network, over HTTP.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
mod schema;
pub mod view;
