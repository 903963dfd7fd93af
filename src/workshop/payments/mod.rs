//! Money that came, is to come, or went back.
//!
//! Invariants:
//! * What was received for an invoice, less what went back, never exceeds its gross sum; it is paid when the two are equal.
//! * Money belongs to its order: what came before the invoice, or for one that was voided since, counts for the next one.
//!   Only what was paid for a *stated* invoice counts for that one alone.
//! * A signed callback does its work once, however often it comes; one that is not signed changes nothing.

mod access;
mod begin_on_delivery;
pub(in crate::workshop) mod confirm;
mod edit;
pub mod events;
mod model;
mod on_delivery;
pub(in crate::workshop) mod online;
mod provider;
pub(in crate::workshop) mod record;
mod refund;
pub(in crate::workshop) mod settle;
mod store;
mod view;

pub use begin_on_delivery::begin_on_delivery;
pub use confirm::{Callback, Confirmed, MORE_THAN_LEFT, confirm};
pub(in crate::workshop) use edit::take_back_in;
pub use edit::{edit, remove};
pub use model::{Balance, NewPayment, Payment, PaymentChange, PaymentState, Refund};
pub use on_delivery::take_on_delivery;
pub use online::{abandon, begin};
pub use provider::{LocalRazorpay, OnlinePayments, ProviderOrder};
pub(in crate::workshop) use record::settle_in_full_in;
pub use record::{record, settle_in_full};
pub use refund::refund;
pub(in crate::workshop) use settle::{is_paid_in, received_in};
pub(in crate::workshop) use view::counted_for;
pub use view::{PaymentFilter, balance, find, list, refunds};
