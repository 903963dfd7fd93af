//! Links by which anybody follows an assistance, over HTTP.

pub(in crate::api::depannini) mod body;
pub mod handlers;
pub mod view;
