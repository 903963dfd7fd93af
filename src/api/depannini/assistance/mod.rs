//! Assistances over HTTP.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod messages;
pub mod view;

pub(in crate::api::depannini) use convert::{MAX_REF, MAX_TEXT, said, step, time};
