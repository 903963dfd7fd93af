//! One task per socket: turns bytes into commands before anyone else sees them, and sends what its outbox holds.

mod admission;
mod execute;
mod flood;
mod replay;
mod run;
mod writer;

pub use admission::{Admission, Admissions};
pub use run::{Opening, run};
