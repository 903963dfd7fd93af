//! How far an assistant has come with what they accepted.
//!
//! Invariants:
//! * Stages go forward only, each is reached once, and one may be left out.
//! * Being at the vehicle is being at work: whoever arrived is `ongoing`.
//! * Nothing is reached before acceptance or after the end.

mod model;
mod reach;
mod store;

pub use model::{Stage, Stages};
pub use reach::reach;
pub(super) use reach::reach_in;
