//! The editions that are mounted beside our own API.

use crate::api::http::Front;
use crate::api::{carcare_pro, laptop_repair, mechanic_factory, revcare};
use crate::config::EditionSettings;

/// All of them.
pub const FRONTS: &[Front] = &[mechanic_factory::FRONT, laptop_repair::FRONT, carcare_pro::FRONT, revcare::FRONT];

/// The one of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Front> {
    FRONTS.iter().find(|front| front.name == name)
}

/// Those that this deployment serves.
#[must_use]
pub fn served(settings: &EditionSettings) -> Vec<Front> {
    let wanted = |front: &&Front| settings.serve.iter().any(|name| name == front.name);
    FRONTS.iter().filter(wanted).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::FRONTS;
    use crate::config::EDITIONS;

    #[test]
    fn every_edition_has_a_name_that_settings_know() {
        assert_eq!(FRONTS.iter().map(|front| front.name).collect::<Vec<_>>(), EDITIONS);
    }
}
