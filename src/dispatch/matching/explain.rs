//! Why somebody within reach was not asked.

use serde::{Deserialize, Serialize};

use crate::dispatch::live::index::{Capability, Entry, Wanted};

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Has a job.
    Busy,
    /// Gives another service.
    WrongService,
    /// Must not take heavy vehicles.
    LightTruck,
    /// The licence's last day is over.
    LicenseExpired,
    /// The position is too old.
    StalePosition,
    /// Fits, but enough others were nearer.
    Farther,
}

/// One who was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Who.
    pub assistant: i64,
    /// Great-circle distance in metres.
    pub distance_m: i64,
    /// Why.
    pub reason: Reason,
}

impl Reason {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Busy => "busy",
            Self::WrongService => "wrong_service",
            Self::LightTruck => "light_truck",
            Self::LicenseExpired => "license_expired",
            Self::StalePosition => "stale_position",
            Self::Farther => "farther",
        }
    }
}

/// What speaks against somebody, the most lasting first; nothing where nobody nearer would have been chosen.
#[must_use]
pub fn obstacle(entry: &Entry, wanted: &Wanted) -> Option<Reason> {
    Some(reason(entry, wanted)).filter(|reason| *reason != Reason::Farther)
}

/// The first reason that holds, the most lasting first.
pub(super) fn reason(entry: &Entry, wanted: &Wanted) -> Reason {
    if !entry.capability.contains(wanted.all_of.without(Capability::HEAVY)) {
        Reason::WrongService
    } else if !entry.capability.contains(wanted.all_of) {
        Reason::LightTruck
    } else if entry.valid_until <= wanted.valid_at {
        Reason::LicenseExpired
    } else if entry.seen < wanted.seen_since {
        Reason::StalePosition
    } else if entry.capability.contains(Capability::BUSY) {
        Reason::Busy
    } else {
        Reason::Farther
    }
}
