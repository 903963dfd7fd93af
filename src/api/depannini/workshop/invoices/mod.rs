//! Invoices and tax rates over HTTP: the workshop prepares them, the counter issues and voids them, customers see theirs.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod tax;
pub mod view;
