//! `[pricing]`: the tariff rows that an empty database starts with.

use serde::{Deserialize, Serialize};

/// Tariffs to start with; afterwards the table counts.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PricingSettings {
    /// One entry for each service and vehicle class that has a fixed price.
    pub tariffs: Vec<TariffSetting>,
}

/// One tariff.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TariffSetting {
    /// `towing` or `repair`.
    pub service: String,
    /// `light` or `heavy`.
    pub vehicle: String,
    /// Base price in major units, as exact text.
    pub base: String,
    /// Price of a kilometre in major units, as exact text.
    pub per_km: String,
}
