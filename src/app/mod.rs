//! The composition root: builds every part once, serves, works in the background, and stops in order.

pub(crate) mod admin;
mod lock;
mod server;
mod state;
mod workers;

pub use lock::{DatabaseLock, LockError};
pub use server::{Running, start};
pub use state::{Clocks, Parts, StartError};
