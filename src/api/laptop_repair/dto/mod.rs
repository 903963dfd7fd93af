//! The wire types, as documented, one file for each subject.

pub mod assignments;
pub mod devices;
pub mod orders;
pub mod payments;
pub mod users;
