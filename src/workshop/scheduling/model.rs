//! A slot of the day.

use crate::kernel::id::TimeSlotId;
use crate::kernel::time::Timestamp;

/// From when to when, in minutes of the day; never across midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    starts: i32,
    ends: i32,
}

impl Hours {
    /// Minutes of a day.
    const DAY: i32 = 24 * 60;

    /// `None` unless it ends after it starts and within the day; midnight at its end is minute 1440.
    #[must_use]
    pub fn new(starts: i32, ends: i32) -> Option<Self> {
        (0 <= starts && starts < ends && ends <= Self::DAY).then_some(Self { starts, ends })
    }

    /// The first minute.
    #[must_use]
    pub const fn starts(self) -> i32 {
        self.starts
    }

    /// The minute after the last.
    #[must_use]
    pub const fn ends(self) -> i32 {
        self.ends
    }
}

/// A slot that customers choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeSlot {
    /// Its id.
    pub id: TimeSlotId,
    /// Its name, which no other slot has.
    pub name: String,
    /// From when to when.
    pub hours: Hours,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A slot to be made.
#[derive(Debug, Clone)]
pub struct NewTimeSlot {
    /// Its name.
    pub name: String,
    /// From when to when.
    pub hours: Hours,
}

/// What to change of a slot; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct TimeSlotChange {
    /// Its name.
    pub name: Option<String>,
    /// From when to when.
    pub hours: Option<Hours>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slot_may_end_at_midnight_and_not_later() {
        assert!(Hours::new(1380, 1440).is_some());
        assert!(Hours::new(1380, 1441).is_none());
        assert!(Hours::new(600, 600).is_none());
        assert!(Hours::new(-1, 600).is_none());
    }

    proptest! {
        #[test]
        fn hours_are_what_the_table_takes(starts in -10..1450, ends in -10..1450) {
            // the checks of the table
            let taken = starts < ends && (0..=1439).contains(&starts) && (1..=1440).contains(&ends);
            prop_assert_eq!(Hours::new(starts, ends).map(|hours| (hours.starts(), hours.ends())), taken.then_some((starts, ends)));
        }
    }
}
