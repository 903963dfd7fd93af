//! Work orders over HTTP: customers open, confirm and call off their own; the garage sees to the rest.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
mod openapi;
pub mod photos;
pub(in crate::api::depannini) mod readers;
pub(super) mod routes;
pub mod steps;
pub mod view;

pub(super) use convert::yes_or_no;
pub(super) use openapi::document;
