//! A work order with what stands around it, and whose move is next.

use std::collections::BTreeMap;

use crate::accounts::Card;
use crate::kernel::id::{AssetId, ServiceId};
use crate::workshop::analysis::Analysis;
use crate::workshop::assignments::Assignment;
use crate::workshop::orders::{Stage, WorkOrder};
use crate::workshop::progress::ProgressNote;

/// As much of a thing as tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vehicle {
    /// Its id.
    pub id: AssetId,
    /// Number plate.
    pub registration: Option<String>,
    /// What its model is called.
    pub model: Option<String>,
}

/// A work order with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The order.
    pub order: WorkOrder,
    /// Whose it is.
    pub customer: Option<Card>,
    /// What is repaired.
    pub vehicle: Option<Vehicle>,
    /// What its services are called.
    pub titles: BTreeMap<ServiceId, String>,
    /// What a mechanic found out.
    pub analysis: Option<Analysis>,
    /// What was reported last.
    pub last_progress: Option<ProgressNote>,
    /// Who was given it, oldest first.
    pub assignments: Vec<Assignment>,
    /// The mechanics among them, each once.
    pub crew: Vec<Card>,
}

impl Overview {
    /// Whether the counter's move is next: something waits to be validated, or for a mechanic to be given it. Else it is a
    /// mechanic's or the customer's, or nobody's any more.
    #[must_use]
    pub fn awaits_counter(&self) -> bool {
        let reported = self.last_progress.as_ref().is_some_and(|note| note.validated_at.is_none());
        let in_hand = self.assignments.iter().any(|assignment| assignment.closed_at.is_none());
        match self.order.stage {
            Stage::Cancelled => false,
            Stage::Delivered => reported,
            Stage::Analysed => self.analysis.as_ref().is_some_and(|analysis| analysis.validated_at.is_none()),
            Stage::Pending
            | Stage::Pickup
            | Stage::Received
            | Stage::Analysis
            | Stage::InProgress
            | Stage::Completed
            | Stage::OutForDelivery => reported || !in_hand,
        }
    }
}
