//! Signing up, signing in, codes and tokens over HTTP.

mod body;
pub mod codes;
mod convert;
pub mod handlers;
pub mod view;
