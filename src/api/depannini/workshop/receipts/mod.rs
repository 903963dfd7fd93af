//! Receipts over HTTP: as a page, or as a file to print.

pub mod handlers;
mod page;
pub mod query;
pub mod routes;
