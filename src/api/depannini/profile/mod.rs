//! Profiles over HTTP: one's own data, position, status and photo, and the list of active assistants.

pub(in crate::api::depannini) mod body;
mod convert;
pub(in crate::api::depannini) use convert::place;
pub mod handlers;
pub mod list;
pub mod photo;
pub mod view;
