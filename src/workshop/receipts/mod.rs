//! Receipts: what an issued invoice says together with what has come for it, for people to read, print and keep.
//!
//! Invariants:
//! * A receipt adds nothing: every amount is the invoice's or a payment's, exact to the minor unit.
//! * It is made anew each time it is asked for, so it always tells how things stand; the invoice in it never changes.
//! * Whoever may see the invoice may see its receipt. A draft has none.
//!
//! A [`Receipt`] is the matter, a [`Sheet`] the same in one language, ready to be laid out; [`pdf()`] lays it out on paper,
//! an edition of the API lays it out as a page of its own.

mod find;
mod model;
mod pdf;
mod sheet;
mod store;

pub use find::find;
pub use model::{Customer, Garage, LineKind, Receipt, ReceiptLine, Received, Vehicle};
pub use sheet::{Block, PaymentRow, Row, Sheet, Stamp, StampKind, Sum};

use crate::kernel::error::Fault;
use crate::workshop::Workshop;

/// The sheet on paper (PDF, A4), made outside of every database job; so many at a time, the others wait in a bounded line.
///
/// # Errors
/// A full line, or a defect.
pub async fn pdf(workshop: &Workshop, sheet: Sheet) -> Result<Vec<u8>, Fault> {
    workshop.renderers.run(move || pdf::render(&sheet)).await?
}
