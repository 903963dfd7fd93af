//! Signing up, signing in, codes and tokens over HTTP.

pub(in crate::api::depannini) mod body;
pub mod codes;
mod convert;
pub mod handlers;
pub mod view;
