//! What mechanics find out and report, over HTTP.

pub mod analysis;
pub(in crate::api::depannini) mod body;
mod convert;
pub mod progress;
pub mod view;
