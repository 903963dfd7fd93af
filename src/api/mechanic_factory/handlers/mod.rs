//! What answers each endpoint, one file for each subject.

pub mod assignments;
pub mod customers;
pub mod inventory;
pub mod mechanics;
pub mod tickets;
