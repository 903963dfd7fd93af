//! A believable garage to look around in: people, lists, a catalogue, parts, customers' vehicles, and work orders in every
//! stage. Everything is made up, but for makes and models where a list of real ones is handed over.
//!
//! Invariants:
//! * It is made through the use cases that everybody uses, never by queries of its own: what those refuse does not happen.
//! * Furnishing again makes only what is missing. An order that is there is left as it is, whatever has happened to it.
//! * Everything happens now: there is one clock, and nothing is dated back.

mod algiers;
mod crew;
mod customers;
mod furnish;
mod lists;
mod model;
mod offers;
mod story;
mod tell;

pub use furnish::furnish;
pub use model::{
    CarPlan, Class, CrewPlan, CustomerPlan, Fuel, Furnished, Garage, Made, Member, PartPlan, PlacePlan, ServicePlan,
    Vehicle,
};
pub use story::{Asked, Finding, Step, Story};
