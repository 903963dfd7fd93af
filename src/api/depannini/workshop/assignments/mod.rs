//! Who has which work order in hand, over HTTP: given and taken by the garage, seen by the customer too.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod view;
