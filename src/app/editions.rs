//! The editions that are mounted beside our own API.

use crate::api::http::Front;
use crate::api::{carcare_pro, mechanic_factory};

/// All of them.
pub const FRONTS: &[Front] = &[carcare_pro::FRONT, mechanic_factory::FRONT];

/// The one of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Front> {
    FRONTS.iter().find(|front| front.name == name)
}
