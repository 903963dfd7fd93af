//! Asking assistants: offers are rows with a deadline; exactly one is accepted. A dispatcher may decide instead.

mod accept;
mod assign;
mod decline;
mod end;
mod events;
mod make;
mod open;
mod search;
pub(in crate::dispatch) mod store;

pub use accept::accept;
pub use assign::{Assignment, assign};
pub use decline::decline;
pub use end::EndReason;
pub(in crate::dispatch) use end::close_all;
pub use events::{ASSIGNED, Handed, OFFER_CLOSED, OFFERED, OfferClosed, Offered, REASSIGNED};
pub(in crate::dispatch) use make::make;
pub use open::open;
pub(in crate::dispatch) use open::open_of;
pub use search::{NOBODY_FOUND, WaveRecord, explain, keep_timers};
