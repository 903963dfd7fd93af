//! What answers each endpoint, one file for each subject.

pub mod assignments;
pub mod auth;
pub mod catalogue;
pub mod devices;
pub mod orders;
pub mod payments;
pub mod users;
