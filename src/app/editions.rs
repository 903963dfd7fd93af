//! The editions that are mounted beside our own API.

use crate::api::http::Front;
use crate::api::{mechanic_factory, revcare};

/// All of them.
pub const FRONTS: &[Front] = &[mechanic_factory::FRONT, revcare::FRONT];

/// The one of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Front> {
    FRONTS.iter().find(|front| front.name == name)
}
