//! Everybody, as administrators see and judge them.

mod list;
mod papers;
mod store;

pub(super) use list::person_in;
pub use list::{PeopleFilter, Person, Standing, named};
