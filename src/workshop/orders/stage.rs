//! How far a work order has come, and the one table of what may follow.
//!
//! A stage is left in two ways. *Flow* moves follow from what somebody did: an assignment, a progress note, an approval.
//! *Counter* moves are made by hand, for a garage that keeps its orders without the flow: they lead from anywhere to one
//! of four coarse words.

/// Where a work order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Booked; nothing is done yet.
    Pending,
    /// A mechanic fetches the thing.
    Pickup,
    /// It is in the garage.
    Received,
    /// A mechanic looks for what is wrong.
    Analysis,
    /// What is wrong is known; the customer decides.
    Analysed,
    /// Work is under way.
    InProgress,
    /// Work is done.
    Completed,
    /// A mechanic brings the thing back.
    OutForDelivery,
    /// The customer has it back.
    Delivered,
    /// Called off.
    Cancelled,
}

/// A stage in one of the four words that every garage knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Nothing is done yet.
    Pending,
    /// It is being seen to.
    Working,
    /// Work is done.
    Done,
    /// Called off.
    Off,
}

/// What moves an order on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mover {
    /// What somebody did.
    Flow,
    /// Somebody's hand.
    Counter,
}

impl Stage {
    /// Every stage, in the order of a life without surprises; called off at the end.
    pub const ALL: [Self; 10] = [
        Self::Pending,
        Self::Pickup,
        Self::Received,
        Self::Analysis,
        Self::Analysed,
        Self::InProgress,
        Self::Completed,
        Self::OutForDelivery,
        Self::Delivered,
        Self::Cancelled,
    ];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Pickup => "pickup",
            Self::Received => "received",
            Self::Analysis => "analysis",
            Self::Analysed => "analysed",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::OutForDelivery => "out_for_delivery",
            Self::Delivered => "delivered",
            Self::Cancelled => "cancelled",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// The same in one of four words.
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::Pending => Status::Pending,
            Self::Pickup | Self::Received | Self::Analysis | Self::Analysed | Self::InProgress => Status::Working,
            Self::Completed | Self::OutForDelivery | Self::Delivered => Status::Done,
            Self::Cancelled => Status::Off,
        }
    }

    /// Whether nothing is done to the thing any more.
    #[must_use]
    pub const fn is_over(self) -> bool {
        match self.status() {
            Status::Pending | Status::Working => false,
            Status::Done | Status::Off => true,
        }
    }

    /// Whether the thing was received and work has not begun: an approval begins it.
    #[must_use]
    pub const fn awaits_approval(self) -> bool {
        matches!(self, Self::Received | Self::Analysis | Self::Analysed)
    }

    /// The table of moves: what may follow, and by what.
    #[must_use]
    pub fn may_become(self, next: Self, mover: Mover) -> bool {
        match mover {
            Mover::Flow => self.flows_to(next),
            // a garage without the flow knows no stage between its beginning and the work
            Mover::Counter => {
                let is_other = self.status() != next.status() || next.status() == Status::Working && self != next;
                is_other && next.status().by_hand() == next
            }
        }
    }

    const fn flows_to(self, next: Self) -> bool {
        match (self, next) {
            // fetched, or brought by its owner; looked at; worked on; brought back
            (Self::Pending, Self::Pickup)
            | (Self::Pickup, Self::Received)
            | (Self::Received, Self::Analysis)
            | (Self::Analysis, Self::Analysed)
            | (Self::Analysed, Self::InProgress)
            | (Self::InProgress, Self::Completed)
            | (Self::Completed, Self::OutForDelivery)
            | (Self::OutForDelivery, Self::Delivered)
            // an estimate may be approved before anybody has analysed
            | (Self::Received | Self::Analysis, Self::InProgress)
            // called off before the work is done
            | (
                Self::Pending
                | Self::Pickup
                | Self::Received
                | Self::Analysis
                | Self::Analysed
                | Self::InProgress,
                Self::Cancelled,
            ) => true,
            (
                Self::Pending
                | Self::Pickup
                | Self::Received
                | Self::Analysis
                | Self::Analysed
                | Self::InProgress
                | Self::Completed
                | Self::OutForDelivery
                | Self::Delivered
                | Self::Cancelled,
                _,
            ) => false,
        }
    }
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Working, Self::Done, Self::Off];

    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Working => "working",
            Self::Done => "done",
            Self::Off => "off",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// The stage that an order is put into by hand.
    #[must_use]
    pub const fn by_hand(self) -> Stage {
        match self {
            Self::Pending => Stage::Pending,
            Self::Working => Stage::InProgress,
            Self::Done => Stage::Completed,
            Self::Off => Stage::Cancelled,
        }
    }

    /// The stages that it stands for.
    pub(super) fn stages(self) -> impl Iterator<Item = Stage> {
        Stage::ALL.into_iter().filter(move |stage| stage.status() == self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_stage() -> impl Strategy<Value = Stage> {
        proptest::sample::select(Stage::ALL.to_vec())
    }

    fn any_mover() -> impl Strategy<Value = Mover> {
        proptest::sample::select(vec![Mover::Flow, Mover::Counter])
    }

    #[test]
    fn every_stage_can_be_reached_by_flow_and_the_flow_ends() {
        for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::Pending) {
            assert!(Stage::ALL.into_iter().any(|before| before.may_become(stage, Mover::Flow)), "{stage:?}");
        }
        for end in [Stage::Delivered, Stage::Cancelled] {
            assert!(!Stage::ALL.into_iter().any(|next| end.may_become(next, Mover::Flow)), "{end:?}");
        }
    }

    #[test]
    fn the_counter_reaches_each_status_from_each_other() {
        for from in Stage::ALL {
            for status in Status::ALL {
                let may = from.may_become(status.by_hand(), Mover::Counter);
                // whatever came before the work is, by hand, under way
                let is_before = from.status() == Status::Working && from != Stage::InProgress;
                let expected = from.status() != status || is_before && status == Status::Working;
                assert_eq!(may, expected, "{from:?} {status:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_flow_never_goes_back_and_is_called_off_once(steps in proptest::collection::vec(any_stage(), 1..60)) {
            let mut walked = vec![Stage::Pending];
            for next in steps {
                let now = walked[walked.len() - 1];
                if now.may_become(next, Mover::Flow) {
                    prop_assert!(now < next, "{:?} -> {:?}", now, next);
                    prop_assert!(next != Stage::Cancelled || !now.is_over());
                    walked.push(next);
                }
            }
            // work that was done had been begun, and what is brought back was done
            let place = |stage| walked.iter().position(|one| *one == stage);
            if place(Stage::Completed).is_some() {
                prop_assert!(place(Stage::InProgress) < place(Stage::Completed) && place(Stage::InProgress).is_some());
            }
            if place(Stage::Delivered).is_some() {
                prop_assert!(place(Stage::Completed).is_some() && place(Stage::OutForDelivery).is_some());
            }
        }

        #[test]
        fn no_move_stays_where_it_is(from in any_stage(), mover in any_mover()) {
            prop_assert!(!from.may_become(from, mover));
        }

        #[test]
        fn words_come_back(stage in any_stage()) {
            prop_assert_eq!(Stage::from_word(stage.word()), Some(stage));
            prop_assert_eq!(Status::from_word(stage.status().word()), Some(stage.status()));
            prop_assert!(stage.status().stages().any(|one| one == stage));
        }
    }
}
