//! The garage: whose things are repaired, what is done to them, with which parts, and what it costs.
//!
//! Invariants:
//! * A *work order* is the one row behind what the documented APIs call order, ticket, booking and service request.
//! * Every change is one conditional write: whoever read an older version is told so (409), nothing is lost.
//! * An order comes from stage to stage by one table of moves; everything that happens to it is on its timeline.
//! * Stock never goes below zero, what orders hold is never sold twice, and the moves of a part sum up to its stock.
//! * An issued invoice never changes; numbers have no gap; it equals the approved lines, less a discount, plus tax.

pub mod analysis;
pub mod assets;
pub mod assignments;
pub mod catalogue;
pub mod content;
mod desk;
mod error;
pub mod estimates;
mod expected;
pub mod feedback;
pub mod garage;
mod handle;
pub mod inventory;
pub mod invoices;
mod moment;
pub mod orders;
pub mod overview;
pub mod payments;
pub mod people;
pub mod places;
pub mod progress;
mod rating;
pub mod receipts;
pub mod reference;
pub mod scheduling;
pub mod statuses;

pub use error::Error;
pub use expected::Expected;
pub use handle::Workshop;
pub use rating::Rating;
