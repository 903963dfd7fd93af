//! Rows on disk: one embedded SQLite file or a PostgreSQL server, the same queries for both.
//!
//! Invariants:
//! * [`Db::write`] answers after COMMIT and never before; a refusal undoes its own change and nobody else's.
//! * A fault (anything but a refusal) ends the batch it ran in; the other jobs run again, each alone.
//! * No request waits longer than `database.wait_ms` for a place, a connection and SQLite's write lock together; then it is a
//!   [`Fault::Unavailable`].
//! * While everything is replaced by a backup no other write runs, and one that waited meanwhile is refused.
//! * Branches on the backend stand in this folder only (`dialect.rs`, `connect.rs`, `backup/`).
//!
//! [`Fault::Unavailable`]: crate::kernel::error::Fault::Unavailable

mod alone;
mod backend;
pub mod backup;
mod connect;
mod db;
pub mod dialect;
mod error;
mod failpoint;
mod health;
mod migrate;
pub mod schema;
pub mod text;
mod writer;

pub use alone::Alone;
pub use backend::Conn;
pub use connect::{Backend, OpenError};
pub use db::Db;
pub use error::{Obstacle, Violation, unless_hindered, unless_taken};
pub use failpoint::Failpoint;
pub use health::keep_probing;
pub use migrate::{apply_all, pending, revert_all};
