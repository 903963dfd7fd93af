//! The garage over HTTP, at `/api/workshop`: one style for every subject (`docs/api-design.md`).

pub mod answer;
pub mod approve;
pub mod assets;
pub mod assignments;
pub mod catalogue;
pub mod estimates;
pub mod etag;
pub mod feedback;
pub mod invoices;
pub mod lists;
mod openapi;
pub mod orders;
pub mod pages;
pub mod payments;
pub mod people;
pub mod places;
pub(super) mod readers;
pub mod receipts;
pub(super) mod routes;
pub mod stock;
pub mod work;

pub(super) use openapi::document;
