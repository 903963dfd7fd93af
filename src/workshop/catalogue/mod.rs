//! What the workshop offers: services in categories with prices by class of vehicle, what customers say of them, and
//! what they have put aside.
//!
//! Invariants:
//! * Everybody reads the catalogue; staff write it.
//! * A deleted service is in no list and nobody can put it aside. One that a work order remembers is only marked.
//! * A customer has one review of a service. A hidden one is seen by its author and staff only, and stays hidden when its
//!   author writes it anew.

mod create;
mod list;
mod model;
mod remove;
pub mod reviews;
mod revise;
pub mod shelf;
pub(in crate::workshop) mod store;

pub use create::create;
pub use list::{find, list};
pub use model::{
    MOST_KM, MOST_MINUTES, MOST_MONTHS, NewService, Service, ServiceChange, ServiceDetails, ServiceFilter,
};
pub use remove::remove;
pub use revise::revise;
pub use store::Categories;

const WORD: &str = "service";
