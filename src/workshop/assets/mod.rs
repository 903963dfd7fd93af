//! What is repaired: vehicles and devices of customers, and the words for them (types, brands, models, classes, fuels).
//!
//! Invariants:
//! * An asset is seen by its owner, by staff, and by a mechanic who was given work on it; owner and staff change it.
//! * Deleting one that a work order remembers only marks it; it is in no list then. One that nothing remembers goes, so
//!   that it does not hold on to its model for ever.
//! * An owner has a registration once among the assets that are not deleted.

mod access;
mod add;
mod change;
mod list;
mod model;
mod remove;
pub(in crate::workshop) mod store;

pub use add::add;
pub use change::change;
pub use list::{find, list};
pub use model::{Asset, AssetChange, MODEL_YEARS, Model, ModelChange, NewAsset, NewModel};
pub use remove::remove;
pub use store::{DeviceTypes, Fuels, Manufacturers, Models, VehicleClasses};

const WORD: &str = "asset";
