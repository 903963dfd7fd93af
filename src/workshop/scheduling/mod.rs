//! When things may be brought or fetched: slots of the day.

mod model;
mod store;

pub use model::{Hours, NewTimeSlot, TimeSlot, TimeSlotChange};
pub use store::TimeSlots;
