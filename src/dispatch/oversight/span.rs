//! A span of time, and the pieces that a plot cuts it into.

use std::time::Duration;

use chrono::Timelike as _;
use chrono_tz::Tz;

use crate::kernel::time::{Timestamp, end_of_day};

/// From an instant to another, which is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant after it.
    pub to: Timestamp,
}

/// How long a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// An hour of the clock on the wall.
    Hour,
    /// A day of the calendar, which may have 23 or 25 hours.
    Day,
}

/// The most pieces that a span is cut into.
pub const MOST_BUCKETS: usize = 1000;

const HOUR: Duration = Duration::from_secs(60 * 60);

impl Every {
    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Hour, Self::Day].into_iter().find(|every| every.word() == word)
    }

    /// How far a span reaches back when nobody says.
    #[must_use]
    pub const fn usual(self) -> Duration {
        match self {
            Self::Hour => Duration::from_secs(24 * 60 * 60),
            Self::Day => Duration::from_secs(30 * 24 * 60 * 60),
        }
    }

    /// Where the piece begins that holds this instant, by the clocks of a zone.
    fn begin(self, instant: Timestamp, zone: Tz) -> Timestamp {
        let local = instant.utc().with_timezone(&zone);
        match self {
            Self::Hour => {
                let into = u64::from(local.minute() * 60 + local.second());
                Timestamp::from_micros(instant.seconds().saturating_mul(1_000_000)) - Duration::from_secs(into)
            }
            Self::Day => {
                let day = local.date_naive();
                day.pred_opt().map_or(instant, |before| end_of_day(before, zone))
            }
        }
    }

    /// Where the piece after the one that begins here begins.
    fn next(self, begin: Timestamp, zone: Tz) -> Timestamp {
        match self {
            Self::Hour => begin + HOUR,
            Self::Day => end_of_day(begin.utc().with_timezone(&zone).date_naive(), zone),
        }
    }

    /// Where each piece of a span begins; the first one may begin before it. At most one more than [`MOST_BUCKETS`].
    #[must_use]
    pub fn begins(self, span: Span, zone: Tz) -> Vec<Timestamp> {
        let first = self.begin(span.from, zone);
        let following = std::iter::successors(Some(first), |begin| Some(self.next(*begin, zone)));
        following.take_while(|begin| *begin < span.to).take(MOST_BUCKETS + 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into()
    }

    fn begins(every: Every, from: &str, to: &str, zone: Tz) -> Vec<String> {
        let begins = every.begins(Span { from: at(from), to: at(to) }, zone);
        begins.into_iter().map(|begin| begin.utc().format("%d %H:%M").to_string()).collect()
    }

    #[test]
    fn hours_are_those_of_the_wall() {
        let (from, to) = ("2026-11-21T08:10:30.5Z", "2026-11-21T10:00:00Z");
        assert_eq!(begins(Every::Hour, from, to, chrono_tz::Africa::Algiers), ["21 08:00", "21 09:00"]);
        // half an hour off
        assert_eq!(begins(Every::Hour, from, to, chrono_tz::Asia::Kolkata), ["21 07:30", "21 08:30", "21 09:30"]);
    }

    #[test]
    fn days_begin_at_midnight_there() {
        let (from, to) = ("2026-11-21T08:00:00Z", "2026-11-23T00:00:00Z");
        assert_eq!(begins(Every::Day, from, to, chrono_tz::Africa::Algiers), ["20 23:00", "21 23:00", "22 23:00"]);
        // 25 hours: the clocks are put back
        let (from, to) = ("2026-10-24T22:00:00Z", "2026-10-26T10:00:00Z");
        assert_eq!(begins(Every::Day, from, to, chrono_tz::Europe::Paris), ["24 22:00", "25 23:00"]);
    }

    #[test]
    fn a_span_beyond_all_bounds_ends() {
        let span = Span { from: at("0001-01-01T00:00:00Z"), to: at("9999-01-01T00:00:00Z") };
        for every in [Every::Hour, Every::Day] {
            assert_eq!(every.begins(span, chrono_tz::Africa::Algiers).len(), MOST_BUCKETS + 1);
        }
    }
}
