//! What only administrators ask for.

pub mod audit;
pub mod backups;
pub(in crate::api::depannini) mod body;
pub mod console;
pub mod notifications;
pub(in crate::api::depannini) mod query;
pub mod view;
