//! A service and what it costs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::kernel::id::{CategoryId, FuelId, ServiceId, VehicleClassId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;

/// The most kilometres of a warranty.
pub const MOST_KM: i32 = 10_000_000;
/// The most months of a warranty.
pub const MOST_MONTHS: i32 = 1200;
/// The most minutes that a service may take.
pub const MOST_MINUTES: i32 = 1_000_000;

/// What is shown of a service and never asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceDetails {
    /// What is done.
    pub works: Vec<String>,
    /// Where its pictures are.
    pub images: Vec<String>,
    /// What a customer notices who needs it.
    pub symptoms: Vec<String>,
}

/// Something that the workshop offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its category.
    pub category: CategoryId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Kilometres that the warranty lasts.
    pub warranty_km: Option<i32>,
    /// Months that the warranty lasts.
    pub warranty_months: Option<i32>,
    /// Minutes that it takes.
    pub minutes: Option<i32>,
    /// From 1, easy, to 5.
    pub difficulty: Option<i32>,
    /// What is shown besides.
    pub details: ServiceDetails,
    /// What it costs, before tax, for each class of vehicles that it is offered for.
    pub prices: BTreeMap<VehicleClassId, Money>,
    /// The fuels it is offered for; none means that fuel does not matter.
    pub fuels: BTreeSet<FuelId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A service to be made.
#[derive(Debug, Clone)]
pub struct NewService {
    /// Its category.
    pub category: CategoryId,
    /// Its title.
    pub title: String,
    /// What it is.
    pub description: Option<String>,
    /// Kilometres that the warranty lasts.
    pub warranty_km: Option<i32>,
    /// Months that the warranty lasts.
    pub warranty_months: Option<i32>,
    /// Minutes that it takes.
    pub minutes: Option<i32>,
    /// From 1, easy, to 5.
    pub difficulty: Option<i32>,
    /// What is shown besides.
    pub details: ServiceDetails,
    /// What it costs, in minor units of the deployment's currency.
    pub prices: BTreeMap<VehicleClassId, i64>,
    /// The fuels it is offered for.
    pub fuels: BTreeSet<FuelId>,
}

impl NewService {
    /// A service of which a first change says everything; `None` without a category or a title.
    #[must_use]
    pub fn said(change: ServiceChange) -> Option<Self> {
        Some(Self {
            category: change.category?,
            title: change.title?,
            description: change.description,
            warranty_km: change.warranty_km,
            warranty_months: change.warranty_months,
            minutes: change.minutes,
            difficulty: change.difficulty,
            details: ServiceDetails {
                works: change.works.unwrap_or_default(),
                images: change.images.unwrap_or_default(),
                symptoms: change.symptoms.unwrap_or_default(),
            },
            prices: change.prices.unwrap_or_default(),
            fuels: change.fuels.unwrap_or_default(),
        })
    }

    /// A service of which nothing but its title is known.
    #[must_use]
    pub fn new(category: CategoryId, title: impl Into<String>) -> Self {
        Self {
            category,
            title: title.into(),
            description: None,
            warranty_km: None,
            warranty_months: None,
            minutes: None,
            difficulty: None,
            details: ServiceDetails::default(),
            prices: BTreeMap::new(),
            fuels: BTreeSet::new(),
        }
    }
}

/// What to change of a service; `None` leaves it as it is. Lists are replaced as a whole.
#[derive(Debug, Clone, Default)]
pub struct ServiceChange {
    /// Its category.
    pub category: Option<CategoryId>,
    /// Its title.
    pub title: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Kilometres that the warranty lasts.
    pub warranty_km: Option<i32>,
    /// Months that the warranty lasts.
    pub warranty_months: Option<i32>,
    /// Minutes that it takes.
    pub minutes: Option<i32>,
    /// From 1, easy, to 5.
    pub difficulty: Option<i32>,
    /// What is done.
    pub works: Option<Vec<String>>,
    /// Where its pictures are.
    pub images: Option<Vec<String>>,
    /// What a customer notices who needs it.
    pub symptoms: Option<Vec<String>>,
    /// What it costs, in minor units of the deployment's currency.
    pub prices: Option<BTreeMap<VehicleClassId, i64>>,
    /// The fuels it is offered for.
    pub fuels: Option<BTreeSet<FuelId>>,
}

impl ServiceChange {
    /// The details after the change; `None` where it leaves them as they are.
    pub(super) fn details(&self, before: &ServiceDetails) -> Option<ServiceDetails> {
        let after = ServiceDetails {
            works: self.works.clone().unwrap_or_else(|| before.works.clone()),
            images: self.images.clone().unwrap_or_else(|| before.images.clone()),
            symptoms: self.symptoms.clone().unwrap_or_else(|| before.symptoms.clone()),
        };
        (after != *before).then_some(after)
    }
}

/// Which services to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct ServiceFilter {
    /// Only those of a category.
    pub category: Option<CategoryId>,
    /// Only those with a price for a class of vehicles.
    pub vehicle_class: Option<VehicleClassId>,
}
