//! The composition root: builds every part once, serves, works in the background, and stops in order.

mod admin;
mod connection;
pub mod editions;
mod lock;
mod memory;
mod retention;
mod server;
mod state;
mod tows;
mod workers;

pub use admin::read_admin;
pub use lock::{DatabaseLock, LockError};
pub use server::{Running, start};
pub use state::{Clocks, Parts, StartError, accounts_alone, backups_alone, garage_alone};
