//! `[dispatch]`: who is asked, how far and for how long.

use serde::{Deserialize, Serialize};

/// A policy by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PolicyName {
    /// The nearest few, then the next ones in a growing circle.
    Waves,
    /// All within the largest radius at once.
    Broadcast,
}

/// Who is asked, how far and for how long.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DispatchSettings {
    /// Which policy chooses whom to ask.
    pub policy: PolicyName,
    /// Assistants asked in one wave.
    pub wave_size: usize,
    /// Radius of the first wave, kilometres.
    pub first_radius_km: f64,
    /// Largest radius, kilometres.
    pub max_radius_km: f64,
    /// Seconds between waves.
    pub wave_seconds: u64,
    /// Minutes until a search ends.
    pub search_minutes: u64,
    /// Minutes after which a position is stale.
    pub position_max_age_minutes: u64,
    /// Road distance over great-circle distance.
    pub circuity: f64,
    /// Speed for arrival estimates, km/h.
    pub speed_kmh: f64,
    /// Seconds between flushes of positions.
    pub flush_seconds: u64,
    /// Exclusions kept per wave at the most.
    pub explained_exclusions: usize,
}
