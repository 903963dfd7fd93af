//! What only administrators ask for.

pub mod audit;
mod query;
pub mod view;
