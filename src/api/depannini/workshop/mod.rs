//! The garage over HTTP, at `/api/workshop`: one style for every subject (`docs/api-design.md`).

pub mod answer;
pub mod assets;
pub mod catalogue;
pub mod etag;
pub mod feedback;
pub mod invoices;
pub mod lists;
mod openapi;
pub mod pages;
pub mod payments;
pub mod people;
pub(super) mod readers;
pub(super) mod routes;
pub mod stock;

pub(super) use openapi::document;
