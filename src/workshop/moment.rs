//! A day, and the instant on it that somebody may have named: some APIs tell days and others instants of the same thing.

use chrono::{NaiveDate, NaiveTime};

use crate::kernel::time::Timestamp;

/// The day of an instant, of UTC.
pub(in crate::workshop) fn day_of(at: Timestamp) -> NaiveDate {
    at.utc().date_naive()
}

/// The instant that was named, while its day is the one that counts; else the beginning of the day.
pub(in crate::workshop) fn moment(day: NaiveDate, named: Option<Timestamp>) -> Timestamp {
    named.filter(|at| day_of(*at) == day).unwrap_or_else(|| Timestamp::from_naive(day.and_time(NaiveTime::MIN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_was_changed_since_outlives_the_instant() {
        // 2026-11-21T08:00:00Z
        let named = Timestamp::from_micros(1_795_248_000_000_000);
        let day = day_of(named);
        assert_eq!(moment(day, Some(named)), named);
        assert_eq!(moment(day, None).rfc3339(), "2026-11-21T00:00:00.000000Z");
        assert_eq!(moment(day.succ_opt().unwrap(), Some(named)).rfc3339(), "2026-11-22T00:00:00.000000Z");
    }
}
