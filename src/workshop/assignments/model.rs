//! Who was given which work order, what for, and what that does to the order.

use chrono::NaiveDate;

use crate::kernel::id::{AssignmentId, AssignmentKindId, MechanicId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::workshop::orders::Stage;

/// What a mechanic is to do in the life of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Fetch the thing.
    Pickup,
    /// Find out what is wrong.
    Analysis,
    /// Do the work.
    Service,
    /// Bring the thing back.
    Drop,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Pickup, Self::Analysis, Self::Service, Self::Drop];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pickup => "pickup",
            Self::Analysis => "analysis",
            Self::Service => "service",
            Self::Drop => "drop",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }

    /// The stage of an order that somebody was given for this; `None` where this is out of turn. Somebody else may be given
    /// it after the first one gave it back.
    #[must_use]
    pub const fn leads_to(self, from: Stage) -> Option<Stage> {
        match (self, from) {
            (Self::Pickup, Stage::Pending | Stage::Pickup) => Some(Stage::Pickup),
            (Self::Analysis, Stage::Received | Stage::Analysis) => Some(Stage::Analysis),
            (Self::Service, Stage::InProgress) => Some(Stage::InProgress),
            (Self::Drop, Stage::Completed | Stage::OutForDelivery) => Some(Stage::OutForDelivery),
            (Self::Pickup | Self::Analysis | Self::Service | Self::Drop, _) => None,
        }
    }
}

/// A kind of assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Its id.
    pub id: AssignmentKindId,
    /// Its name, which no other kind has.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
    /// What it does to an order; `None`: nothing.
    pub purpose: Option<Purpose>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A kind to be made.
#[derive(Debug, Clone, Default)]
pub struct NewKind {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
    /// What it does to an order.
    pub purpose: Option<Purpose>,
}

/// What to change of a kind; `None` leaves it as it is. Its purpose stays: assignments of it were made for that.
#[derive(Debug, Clone, Default)]
pub struct KindChange {
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
}

/// A work order in a mechanic's hands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: AssignmentId,
    /// What was given.
    pub order: WorkOrderId,
    /// To whom.
    pub mechanic: MechanicId,
    /// Of which kind.
    pub kind: Option<AssignmentKindId>,
    /// What that kind is for.
    pub purpose: Option<Purpose>,
    /// What the mechanic is told.
    pub note: Option<String>,
    /// The day that it is for.
    pub day: NaiveDate,
    /// When it was given.
    pub assigned_at: Timestamp,
    /// When it was done or given back; `None` while it is in hand.
    pub closed_at: Option<Timestamp>,
}

/// An assignment to be made.
#[derive(Debug, Clone)]
pub struct NewAssignment {
    /// What is given.
    pub order: WorkOrderId,
    /// To whom.
    pub mechanic: MechanicId,
    /// Of which kind; `None`: a plain one, which moves nothing and needs nothing.
    pub kind: Option<AssignmentKindId>,
    /// What the mechanic is told.
    pub note: Option<String>,
    /// The day that it is for; today if not said.
    pub day: Option<NaiveDate>,
}

impl NewAssignment {
    /// A plain one.
    #[must_use]
    pub const fn plain(order: WorkOrderId, mechanic: MechanicId) -> Self {
        Self { order, mechanic, kind: None, note: None, day: None }
    }
}

/// Which assignments; all that is said must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct AssignmentFilter {
    /// Of this order.
    pub order: Option<WorkOrderId>,
    /// Of this mechanic.
    pub mechanic: Option<MechanicId>,
    /// Whether it is in hand.
    pub open: Option<bool>,
}

/// A mechanic with the number of orders that they were ever given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Who.
    pub mechanic: MechanicId,
    /// Their name.
    pub name: String,
    /// How many orders, each counted once.
    pub orders: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::workshop::orders::Mover;

    proptest! {
        #[test]
        fn giving_work_moves_as_the_table_says(
            purpose in proptest::sample::select(Purpose::ALL.to_vec()),
            from in proptest::sample::select(Stage::ALL.to_vec()),
        ) {
            prop_assert_eq!(Purpose::from_word(purpose.word()), Some(purpose));
            if let Some(next) = purpose.leads_to(from) {
                prop_assert!(next == from || from.may_become(next, Mover::Flow), "{:?} {:?}", from, next);
                // and from there somebody else can be given the same
                prop_assert_eq!(purpose.leads_to(next), Some(next));
            }
        }
    }
}
