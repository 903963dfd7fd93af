//! The list of statuses that a documented API lets administrators extend: names of the stages of a work order, and others
//! that are words only.

mod model;
mod store;

pub use model::{KnownStatus, NewStatus, StatusChange};
pub use store::Statuses;
