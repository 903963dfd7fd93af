//! Rooms: one actor for each channel that somebody listens to.

mod reader;
mod registry;
mod room;
mod sweep;

pub use registry::Rooms;
pub use sweep::keep_sweeping;
