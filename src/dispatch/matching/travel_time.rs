//! How far and how long a way is.

use crate::config::DispatchSettings;
use crate::kernel::geo::{Metres, Point};

/// Estimates ways; a road network can take the place of the great circle.
pub trait TravelTime: Send + Sync {
    /// Distance by road.
    fn distance(&self, from: Point, to: Point) -> Metres;
    /// Seconds by road.
    fn seconds(&self, from: Point, to: Point) -> i64;
}

/// Great circle × circuity at one speed.
#[derive(Debug)]
pub struct GreatCircle {
    circuity: f64,
    metres_per_second: f64,
}

impl GreatCircle {
    /// With the settings' circuity and speed.
    #[must_use]
    pub fn new(settings: &DispatchSettings) -> Self {
        Self { circuity: settings.circuity, metres_per_second: settings.speed_kmh / 3.6 }
    }
}

impl TravelTime for GreatCircle {
    fn distance(&self, from: Point, to: Point) -> Metres {
        Metres(from.distance_to(to).0 * self.circuity)
    }

    fn seconds(&self, from: Point, to: Point) -> i64 {
        // a float cast saturates
        (self.distance(from, to).0 / self.metres_per_second).round() as i64
    }
}
