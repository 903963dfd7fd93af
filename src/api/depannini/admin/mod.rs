//! What only administrators ask for.

pub mod audit;
pub(in crate::api::depannini) mod query;
pub mod view;
