//! Assistances over HTTP.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod earnings;
pub mod estimate;
pub mod handlers;
pub mod messages;
pub mod stage;
pub mod view;

pub(in crate::api::depannini) use convert::{MAX_REF, MAX_TEXT, said, stage as stage_of, step, time};
