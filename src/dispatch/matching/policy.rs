//! Policies: how far and how many to ask, and how long to wait for an answer.

use std::sync::Arc;
use std::time::Duration;

use crate::config::{DispatchSettings, PolicyName};
use crate::kernel::geo::Metres;

/// One wave's shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Asks nobody farther than this from the pickup (great circle).
    pub radius: Metres,
    /// Asks at most so many.
    pub size: usize,
    /// Waits so long before the next wave.
    pub pause: Duration,
}

/// A way to choose whom to ask when.
pub trait Policy: Send + Sync {
    /// As stored with each assistance.
    fn name(&self) -> &'static str;
    /// The shape of the wave with this number, from 0.
    fn shape(&self, wave: i32) -> Shape;
}

/// The policy that the settings name.
#[must_use]
pub fn policy(settings: &DispatchSettings) -> Arc<dyn Policy> {
    let waves = Waves {
        first: settings.first_radius_km,
        largest: settings.max_radius_km,
        size: settings.wave_size,
        pause: Duration::from_secs(settings.wave_seconds),
    };
    match settings.policy {
        PolicyName::Waves => Arc::new(waves),
        PolicyName::Broadcast => Arc::new(Broadcast(waves)),
    }
}

/// The nearest few within a circle that doubles until it reaches its largest; then the next ones within that.
struct Waves {
    first: f64,
    largest: f64,
    size: usize,
    pause: Duration,
}

impl Policy for Waves {
    fn name(&self) -> &'static str {
        "waves"
    }

    fn shape(&self, wave: i32) -> Shape {
        let doubled = self.first * 2_f64.powi(wave.clamp(0, 62));
        Shape { radius: Metres::from_km(doubled.min(self.largest)), size: self.size, pause: self.pause }
    }
}

/// Everybody within the largest circle at once; later waves ask those who have come since.
struct Broadcast(Waves);

impl Policy for Broadcast {
    fn name(&self) -> &'static str {
        "broadcast"
    }

    fn shape(&self, _wave: i32) -> Shape {
        Shape { radius: Metres::from_km(self.0.largest), size: MOST_AT_ONCE, pause: self.0.pause }
    }
}

/// One transaction must stay short; who is left is asked with the next wave.
const MOST_AT_ONCE: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_radius_doubles_up_to_the_largest() {
        let waves = Waves { first: 5.0, largest: 40.0, size: 8, pause: Duration::from_secs(15) };
        let radii: Vec<f64> = (0..6).map(|wave| waves.shape(wave).radius.km()).collect();
        assert_eq!(radii, [5.0, 10.0, 20.0, 40.0, 40.0, 40.0]);
        assert_eq!(waves.shape(i32::MAX).radius.km(), 40.0);
    }
}
