//! Lists that other rows point at: brands, fuels, categories, areas, slots of the day, …
//!
//! All of them are listed, made, changed and deleted alike, so each of these is written once, for any [`Reference`].
//!
//! Invariants:
//! * An entry that something points at cannot be deleted, also when the two happen at the same time.
//! * Everybody reads them; staff and administrators write them.

mod change;
mod create;
mod list;
mod model;
mod remove;
pub(in crate::workshop) mod store;

pub use change::change;
pub use create::create;
pub use list::{find, list};
pub use model::{Named, NamedChange, NewNamed};
pub use remove::remove;
pub use store::Reference;

use crate::storage::Conn;
use crate::workshop::Error;

/// Refuses an id that no entry has.
pub(in crate::workshop) fn must_exist<R: Reference>(conn: &mut Conn, id: Option<R::Id>) -> Result<(), Error> {
    match id {
        Some(id) if R::find(conn, id)?.is_none() => Err(Error::NotFound(R::WORD)),
        _ => Ok(()),
    }
}
