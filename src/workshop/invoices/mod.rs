//! Invoices and the tax on them.
//!
//! Invariants:
//! * An invoice of the lines equals the approved lines of its order, less the order's discount, plus tax: each line is
//!   quantity × unit rounded half up, tax is computed once on their sum and rounded half up. A tow costs what its driver
//!   was told, tax included; a discount is never more than what it is taken off (`sums.rs`).
//! * An issued invoice never changes: lines, rate, number and amounts stand; voiding keeps row and number.
//! * Numbers of a series have no gap: they are raised in the transaction that issues, and go back with it.
//! * An order has one invoice of its lines at most that is not void. Besides it may have stated ones: an amount, tax
//!   included, that somebody asked for without lines.

mod access;
mod charge;
mod claims;
mod draft;
pub mod events;
pub(in crate::workshop) mod issue;
mod model;
pub(in crate::workshop) mod store;
pub(in crate::workshop) mod sums;
mod tax;
mod view;
mod void;

pub(in crate::workshop) use charge::{charge_in, gross_of_approved_in};
pub use claims::{ClaimChange, NewClaim, change_claim, claim, claims, drop_claim, find_claim};
pub use draft::{Statement, discard, draft, restate, state};
pub use issue::{bill, issue};
pub use model::{Basis, BilledLine, Invoice, InvoiceState, Number};
pub use sums::{Line, TaxRate, Totals};
pub use tax::{RateSet, rates, set_rate};
pub(in crate::workshop) use view::load;
pub(in crate::workshop) use view::visible;
pub use view::{Bill, InvoiceFilter, find, list};
pub use void::void;
