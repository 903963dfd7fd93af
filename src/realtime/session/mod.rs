//! One task per socket: turns bytes into commands before anyone else sees them, and sends what its outbox holds.

mod admission;
mod conversation;
mod fetch;
mod flood;
mod pulse;
mod run;
mod skew;
mod writer;

pub use admission::{Admission, Admissions};
pub use run::{Opening, run};
