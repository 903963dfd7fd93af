//! The dispatcher's console: the city now, what happened, and deciding by hand. Administrators only.

pub(in crate::api::depannini) mod body;
pub mod call;
pub mod cases;
pub mod decisions;
pub mod export;
pub mod figures;
pub mod live;
mod openapi;
pub mod people;
pub(in crate::api::depannini) mod query;
mod routes;
pub mod search;
pub mod tariffs;
pub mod view;

pub(in crate::api::depannini) use openapi::document;
pub(in crate::api::depannini) use routes::add;
