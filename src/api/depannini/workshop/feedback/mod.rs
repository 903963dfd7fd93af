//! What customers say of the workshop, over HTTP: one's own, everybody's for staff.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod view;
