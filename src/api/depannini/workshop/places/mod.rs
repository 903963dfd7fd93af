//! The garage's places: who lists them, enters them, changes them.

pub mod body;
mod convert;
pub mod handlers;
pub mod routes;
pub mod view;
