//! The places of the garage: where vehicles are brought to and worked on.
//!
//! Invariants:
//! * Everybody who is signed in reads them; staff and administrators write them.
//! * A change says which version it was made from, or takes the one at hand: whoever was overtaken is told so.
//! * A deleted place is in no list and takes no vehicle; assistances and work orders that name it keep it.

mod add;
mod change;
mod drop_off;
mod list;
mod model;
mod remove;
mod store;

pub use add::add;
pub use change::change;
pub use drop_off::{DropOff, drop_off};
pub use list::{find, list};
pub use model::{Listed, NewPlace, Place, PlaceChange};
pub use remove::remove;

const WORD: &str = "workshop";
