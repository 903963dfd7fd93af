//! People over HTTP: signing up and in, codes, profiles.

mod body;
pub mod codes;
mod convert;
pub mod photo;
pub mod profile;
pub mod sign_in;
pub mod sign_up;
pub mod view;
