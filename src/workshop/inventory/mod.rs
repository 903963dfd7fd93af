//! Parts: what lies on the shelf, what orders hold of it, and every move of it.
//!
//! Invariants:
//! * Nothing goes below zero: neither the shelf, nor what is held of it, nor what is free.
//! * The sum of a part's moves is what lies on its shelf; the sum of what orders hold of it is what is reserved.
//! * Of many who want the last one exactly one gets it.
//! * What an order holds is taken from the shelf for that order only; holding many parts succeeds for all or for none.

mod access;
mod add;
mod edit;
pub mod events;
pub(in crate::workshop) mod hold;
mod model;
mod put_back;
mod receive;
pub(in crate::workshop) mod release;
mod remove;
pub(in crate::workshop) mod reserve;
pub(in crate::workshop) mod shelf;
mod store;
pub(in crate::workshop) mod use_up;
mod view;

pub use add::add;
pub use edit::edit;
pub use model::{Level, Move, NewPart, OrderPart, Part, PartChange, Quantity, Reason, Stock, Wanted};
pub use put_back::put_back;
pub use receive::receive;
pub use release::release;
pub use remove::remove;
pub use reserve::reserve;
pub use use_up::use_up;
pub use view::{PartFilter, find, list, moves, of_order};
