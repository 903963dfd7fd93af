//! Tariffs.

use serde::Serialize;
use utoipa::ToSchema;

use crate::dispatch::pricing::Tariff;
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;

/// A tariff.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TariffJson {
    /// `towing`.
    pub service: &'static str,
    /// `light` or `heavy`.
    pub vehicle_type: &'static str,
    /// Price before the first kilometre, in major units of `currency`.
    pub base: f64,
    /// Price of a kilometre, in major units of `currency`.
    pub per_km: f64,
    /// ISO 4217.
    pub currency: String,
    /// Since when it counts.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
}

impl From<Tariff> for TariffJson {
    fn from(tariff: Tariff) -> Self {
        let currency = tariff.base.currency;
        Self {
            service: tariff.service.word(),
            vehicle_type: tariff.vehicle.word(),
            base: tariff.base.to_json_number(),
            per_km: Money::new(tariff.per_km_minor, currency).to_json_number(),
            currency: currency.code().to_owned(),
            since: tariff.since,
        }
    }
}

/// The tariffs in force.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TariffsJson {
    /// Always true.
    pub success: bool,
    /// One for each kind of vehicle.
    pub tariffs: Vec<TariffJson>,
}

/// The tariff that was set.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TariffAnswerJson {
    /// Always true.
    pub success: bool,
    /// The tariff.
    #[serde(flatten)]
    pub tariff: TariffJson,
}
