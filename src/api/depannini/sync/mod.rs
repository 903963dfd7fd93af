//! What a phone recorded while it had no network, over HTTP.

mod body;
mod convert;
pub mod handlers;
pub mod view;
