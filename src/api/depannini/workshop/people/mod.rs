//! Customers, mechanics, attendance and addresses over HTTP. Nobody is made here: people sign up.

pub mod addresses;
pub mod attendance;
pub(in crate::api::depannini) mod body;
mod convert;
pub mod customers;
pub mod mechanics;
pub mod view;
