//! What a mechanic found out.

use std::collections::BTreeMap;

use crate::kernel::id::{MechanicId, ServiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::workshop::Error;

/// What is wrong with the thing of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// Of which order.
    pub order: WorkOrderId,
    /// Who found out.
    pub mechanic: MechanicId,
    /// What is wrong.
    pub description: String,
    /// What should be done.
    pub recommendation: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// What it may come to, before tax.
    pub estimated: Option<Money>,
    /// How long it may take, in minutes.
    pub estimated_minutes: Option<i32>,
    /// When the garage stood by it.
    pub validated_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// An analysis to be written.
#[derive(Debug, Clone, Default)]
pub struct NewAnalysis {
    /// What is wrong.
    pub description: String,
    /// What should be done.
    pub recommendation: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// What it may come to, in minor units; not negative.
    pub estimated_minor: Option<i64>,
    /// How long it may take, in minutes; not negative.
    pub estimated_minutes: Option<i32>,
    /// What services are to cost, each, in minor units; not negative. The order need not have asked for them.
    pub quotes: BTreeMap<ServiceId, i64>,
}

impl NewAnalysis {
    /// Refuses what is below zero.
    pub(super) fn check(&self) -> Result<(), Error> {
        check_numbers(self.estimated_minor, self.estimated_minutes, &self.quotes)
    }
}

/// What to change of an analysis; `None` leaves it as it is, `Some(None)` empties it.
#[derive(Debug, Clone, Default)]
pub struct AnalysisChange {
    /// What is wrong.
    pub description: Option<String>,
    /// What should be done.
    pub recommendation: Option<Option<String>>,
    /// Where pictures of it are, all of them.
    pub images: Option<Vec<String>>,
    /// What it may come to, in minor units.
    pub estimated_minor: Option<Option<i64>>,
    /// How long it may take, in minutes.
    pub estimated_minutes: Option<Option<i32>>,
    /// What services are to cost; those that are not named keep their price.
    pub quotes: BTreeMap<ServiceId, i64>,
}

impl AnalysisChange {
    /// Refuses what is below zero.
    pub(super) fn check(&self) -> Result<(), Error> {
        check_numbers(self.estimated_minor.flatten(), self.estimated_minutes.flatten(), &self.quotes)
    }
}

fn check_numbers(minor: Option<i64>, minutes: Option<i32>, quotes: &BTreeMap<ServiceId, i64>) -> Result<(), Error> {
    if minor.is_some_and(|minor| minor < 0) {
        return Err(Error::Invalid("estimated_cost"));
    }
    if minutes.is_some_and(|minutes| minutes < 0) {
        return Err(Error::Invalid("estimated_minutes"));
    }
    if quotes.values().any(|minor| *minor < 0) { Err(Error::Invalid("quotes")) } else { Ok(()) }
}
