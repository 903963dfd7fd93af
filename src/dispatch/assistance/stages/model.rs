//! The stages, and when they were reached.

use crate::accounts::Service;
use crate::dispatch::assistance::Need;
use crate::kernel::time::Timestamp;

/// A stage of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Driving to the vehicle.
    OnTheWay,
    /// At the vehicle.
    Arrived,
    /// The vehicle is on the truck.
    Loaded,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::OnTheWay, Self::Arrived, Self::Loaded];

    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::OnTheWay => "on_the_way",
            Self::Arrived => "arrived",
            Self::Loaded => "loaded",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Whether work at the vehicle has begun by then.
    #[must_use]
    pub const fn is_at_work(self) -> bool {
        match self {
            Self::OnTheWay => false,
            Self::Arrived | Self::Loaded => true,
        }
    }

    /// Whether what is needed has this stage: only what is towed is loaded.
    #[must_use]
    pub fn belongs_to(self, need: Need) -> bool {
        self != Self::Loaded || need.service == Service::Towing
    }
}

/// When each stage was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stages {
    /// Set off.
    pub on_the_way_at: Option<Timestamp>,
    /// Was there.
    pub arrived_at: Option<Timestamp>,
    /// Had the vehicle on the truck.
    pub loaded_at: Option<Timestamp>,
}

impl Stages {
    /// The last stage reached.
    #[must_use]
    pub fn last(&self) -> Option<Stage> {
        let reached = [self.on_the_way_at, self.arrived_at, self.loaded_at];
        Stage::ALL.into_iter().zip(reached).rev().find_map(|(stage, at)| at.map(|_| stage))
    }

    /// When the last of them was reached.
    #[must_use]
    pub fn last_at(&self) -> Option<Timestamp> {
        [self.on_the_way_at, self.arrived_at, self.loaded_at].into_iter().flatten().max()
    }

    /// With one stage more. Whoever has loaded has arrived, said so or not; whether they drove is of no use any more.
    #[must_use]
    pub(super) fn with(self, stage: Stage, at: Timestamp) -> Self {
        match stage {
            Stage::OnTheWay => Self { on_the_way_at: Some(at), ..self },
            Stage::Arrived => Self { arrived_at: Some(at), ..self },
            Stage::Loaded => Self { arrived_at: self.arrived_at.or(Some(at)), loaded_at: Some(at), ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_stage() -> impl Strategy<Value = Stage> {
        proptest::sample::select(Stage::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn the_last_stage_is_the_highest_told(steps in proptest::collection::vec(any_stage(), 0..8)) {
            let (mut stages, mut highest) = (Stages::default(), None);
            for (second, stage) in (1..).zip(steps) {
                if Some(stage) > highest {
                    highest = Some(stage);
                    stages = stages.with(stage, Timestamp::from_micros(second));
                    prop_assert_eq!(stages.last_at(), Some(Timestamp::from_micros(second)));
                }
                prop_assert_eq!(stages.last(), highest);
            }
            prop_assert!(stages.loaded_at.is_none() || stages.arrived_at.is_some());
        }

        #[test]
        fn words_bring_back_the_stage(stage in any_stage()) {
            prop_assert_eq!(Stage::from_word(stage.word()), Some(stage));
        }
    }
}
