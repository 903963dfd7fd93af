//! Work orders: what the documented APIs call order, ticket, booking and service request.
//!
//! Invariants:
//! * An order comes from stage to stage by the table in `stage.rs` only; each move is one conditional write (`step.rs`).
//! * When its work is done, the parts that it holds count as built in; when it is called off or deleted, they are free.
//! * `completed_at` is there exactly while the work is done.
//! * Everything that happens to an order is a fact on its channel: its timeline, which is never forgotten. Facts hold ids and
//!   words, never what people wrote.
//! * A customer sees their own, staff see all, a mechanic as far as they reach ([`Reach`]).
//! * A tow opens one order, however often it is told of.

mod access;
mod amend;
mod begin_work;
mod cancel;
mod confirm;
mod confirm_online;
pub mod events;
mod model;
mod open;
mod photos;
mod remove;
mod revise;
mod search;
pub(in crate::workshop) mod services;
mod set_status;
mod stage;
mod step;
pub(in crate::workshop) mod store;
mod tow;
pub(in crate::workshop) mod view;

pub use access::Reach;
pub use amend::{Amendment, amend};
pub(in crate::workshop) use begin_work::{begin_when_paid_in, begin_work_in};
pub use cancel::{CalledOff, cancel};
pub use confirm::{Choice, Confirmation, confirm};
pub use confirm_online::{OnlineConfirmation, confirm_online};
pub use model::{NewOrder, OrderChange, OrderFilter, OrderedService, Origin, PaymentMode, WorkOrder};
pub use open::open;
pub use photos::{OrderPhoto, attach_photo, photos};
pub use remove::remove;
pub use revise::revise;
pub use search::search;
pub(in crate::workshop) use set_status::put_in;
pub use set_status::set_status;
pub use stage::{Mover, Stage, Status};
pub(in crate::workshop) use step::{held, step};
pub use tow::{Towed, open_for_tow};
pub use view::{TimelineEntry, find, list, timeline};
