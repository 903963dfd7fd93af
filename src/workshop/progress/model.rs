//! What a mechanic reports, and what that does to the order.

use crate::kernel::id::{MechanicId, ProgressId, ServiceId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::workshop::assignments::Purpose;
use crate::workshop::orders::Stage;

/// How far a mechanic says that they have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// The thing is in the garage.
    Received,
    /// Work goes on.
    InProgress,
    /// Work is done, or that on one service.
    Completed,
    /// The customer has the thing back.
    Delivered,
}

impl Milestone {
    /// Every milestone.
    pub const ALL: [Self; 4] = [Self::Received, Self::InProgress, Self::Completed, Self::Delivered];

    /// As stored and as on the wire: the stage's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => Stage::Received.word(),
            Self::InProgress => Stage::InProgress.word(),
            Self::Completed => Stage::Completed.word(),
            Self::Delivered => Stage::Delivered.word(),
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|milestone| milestone.word() == word)
    }

    /// The stage in which somebody who was given an order for this reports it; `None`: it is nothing that they report.
    pub(super) const fn reported_in(self, purpose: Option<Purpose>) -> Option<Stage> {
        match (self, purpose) {
            (Self::Received, Some(Purpose::Pickup)) => Some(Stage::Pickup),
            (Self::InProgress | Self::Completed, Some(Purpose::Service) | None) => Some(Stage::InProgress),
            (Self::Delivered, Some(Purpose::Drop)) => Some(Stage::OutForDelivery),
            (Self::Received | Self::InProgress | Self::Completed | Self::Delivered, _) => None,
        }
    }

    /// The stage that an order comes to by the report alone, before anybody has validated it.
    pub(super) const fn leads_to(self) -> Option<Stage> {
        match self {
            Self::Received => Some(Stage::Received),
            Self::Delivered => Some(Stage::Delivered),
            Self::InProgress | Self::Completed => None,
        }
    }
}

/// One report of a mechanic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressNote {
    /// Its id.
    pub id: ProgressId,
    /// On which order.
    pub order: WorkOrderId,
    /// Who reports.
    pub mechanic: MechanicId,
    /// On which of its services, if on one.
    pub service: Option<ServiceId>,
    /// How far they have come.
    pub milestone: Milestone,
    /// What else they say.
    pub note: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// When the garage stood by it.
    pub validated_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was reported.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// A report to be made.
#[derive(Debug, Clone)]
pub struct NewProgress {
    /// On which order.
    pub order: WorkOrderId,
    /// On which of its services.
    pub service: Option<ServiceId>,
    /// How far it has come.
    pub milestone: Milestone,
    /// What else there is to say.
    pub note: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
}

/// What to change of a report; `None` leaves it as it is, `Some(None)` empties it.
#[derive(Debug, Clone, Default)]
pub struct ProgressChange {
    /// What else there is to say.
    pub note: Option<Option<String>>,
    /// Where pictures of it are, all of them.
    pub images: Option<Vec<String>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::orders::Mover;

    #[test]
    fn what_is_reported_moves_as_the_table_says() {
        let purposes =
            [None, Some(Purpose::Pickup), Some(Purpose::Analysis), Some(Purpose::Service), Some(Purpose::Drop)];
        let mut reported = 0;
        for milestone in Milestone::ALL {
            assert_eq!(Milestone::from_word(milestone.word()), Some(milestone));
            for from in purposes.into_iter().filter_map(|purpose| milestone.reported_in(purpose)) {
                reported += 1;
                if let Some(next) = milestone.leads_to() {
                    assert!(from.may_become(next, Mover::Flow), "{from:?} {next:?}");
                }
            }
        }
        assert_eq!(reported, 6);
    }
}
