//! How well it goes: counts, waits and money of what was asked for in a span, in all and piece by piece.

use std::time::Duration;

use super::span::{Every, Span};
use super::store;
use crate::dispatch::assistance::Status;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;

/// What figures are made of: an assistance asked for in the span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Asked {
    pub(super) at: Timestamp,
    pub(super) accepted_at: Option<Timestamp>,
    pub(super) status: Status,
    /// The search ended with nobody.
    pub(super) is_unserved: bool,
    pub(super) price_minor: Option<i64>,
}

/// What became of those asked for in a span or a piece of it, whenever that was.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    /// How many were asked for.
    pub requested: usize,
    /// How many of these somebody accepted.
    pub accepted: usize,
    /// How many were completed.
    pub completed: usize,
    /// How many were called off, by anybody.
    pub canceled: usize,
    /// How many of those because nobody was found.
    pub unserved: usize,
    /// How long it took until somebody accepted, in order; the last one where a dispatcher gave it to another.
    pub waits: Vec<Duration>,
    /// What the completed ones cost.
    pub revenue: Money,
}

impl Sums {
    fn of<'a>(asked: impl Iterator<Item = &'a Asked>, currency: Currency) -> Self {
        let mut sums = Self {
            requested: 0,
            accepted: 0,
            completed: 0,
            canceled: 0,
            unserved: 0,
            waits: Vec::new(),
            revenue: Money::new(0, currency),
        };
        for one in asked {
            sums.requested += 1;
            if let Some(accepted_at) = one.accepted_at {
                sums.accepted += 1;
                sums.waits.push(accepted_at.since(one.at));
            }
            match one.status {
                Status::Completed => {
                    sums.completed += 1;
                    sums.revenue.minor = sums.revenue.minor.saturating_add(one.price_minor.unwrap_or(0));
                }
                Status::Canceled => {
                    sums.canceled += 1;
                    sums.unserved += usize::from(one.is_unserved);
                }
                Status::Requested | Status::Accepted | Status::Ongoing => {}
            }
        }
        sums.waits.sort_unstable();
        sums
    }

    /// The part of those asked for that somebody accepted, 0 to 1; `None` of none.
    #[must_use]
    pub fn acceptance_rate(&self) -> Option<f64> {
        (self.requested > 0).then(|| self.accepted as f64 / self.requested as f64)
    }

    /// The mean wait in seconds.
    #[must_use]
    pub fn mean_wait(&self) -> Option<f64> {
        let all: f64 = self.waits.iter().map(Duration::as_secs_f64).sum();
        (!self.waits.is_empty()).then(|| all / self.waits.len() as f64)
    }

    /// The wait in seconds that so many of a hundred do not exceed (nearest rank).
    #[must_use]
    pub fn wait_percentile(&self, percent: usize) -> Option<f64> {
        let rank = (self.waits.len() * percent).div_ceil(100).max(1);
        self.waits.get(rank - 1).map(Duration::as_secs_f64)
    }
}

/// One piece of the span.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucket {
    /// Where it begins.
    pub start: Timestamp,
    /// What was asked for in it.
    pub sums: Sums,
}

/// The whole span and its pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// Of the whole.
    pub totals: Sums,
    /// Piece by piece, also those in which nothing was asked for.
    pub buckets: Vec<Bucket>,
}

impl Figures {
    /// Of assistances in the order in which they were asked for; `begins` is where each piece begins.
    fn of(asked: &[Asked], begins: &[Timestamp], currency: Currency) -> Self {
        let buckets = begins.iter().enumerate().map(|(n, start)| {
            let first = asked.partition_point(|one| one.at < *start);
            let end = begins.get(n + 1).map_or(asked.len(), |next| asked.partition_point(|one| one.at < *next));
            let of_it = asked.get(first..end).unwrap_or_default();
            Bucket { start: *start, sums: Sums::of(of_it.iter(), currency) }
        });
        Self { buckets: buckets.collect(), totals: Sums::of(asked.iter(), currency) }
    }
}

/// The figures of a span.
///
/// # Errors
/// The database's fault.
pub async fn figures(dispatch: &Dispatch, span: Span, every: Every) -> Result<Figures, Error> {
    let begins = every.begins(span, dispatch.zone);
    let asked = dispatch.work.read(move |conn| store::asked(conn, span)).await?;
    Ok(Figures::of(&asked, &begins, dispatch.currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(at: i64, wait: Option<i64>, status: Status, price_minor: Option<i64>) -> Asked {
        let second = |n: i64| Timestamp::from_micros(n * 1_000_000);
        Asked {
            at: second(at),
            accepted_at: wait.map(|wait| second(at + wait)),
            status,
            is_unserved: status == Status::Canceled && wait.is_none(),
            price_minor,
        }
    }

    #[test]
    fn sums_are_those_counted_by_hand() {
        let all = [
            asked(0, Some(10), Status::Completed, Some(150_000)),
            asked(100, Some(30), Status::Completed, Some(50_000)),
            asked(200, None, Status::Canceled, Some(1)),
            asked(3600, Some(20), Status::Accepted, Some(7)),
            asked(3700, None, Status::Requested, None),
        ];
        let begins = [0, 3600, 7200].map(|n: i64| Timestamp::from_micros(n * 1_000_000));
        let figures = Figures::of(&all, &begins, Currency::DZD);
        let Sums { requested, accepted, completed, canceled, unserved, .. } = figures.totals;
        assert_eq!((requested, accepted, completed, canceled, unserved), (5, 3, 2, 1, 1));
        assert_eq!(figures.totals.revenue.minor, 200_000);
        assert_eq!(figures.totals.acceptance_rate(), Some(0.6));
        assert_eq!(figures.totals.mean_wait(), Some(20.0));
        assert_eq!((figures.totals.wait_percentile(50), figures.totals.wait_percentile(95)), (Some(20.0), Some(30.0)));
        let of_bucket: Vec<usize> = figures.buckets.iter().map(|bucket| bucket.sums.requested).collect();
        assert_eq!(of_bucket, [3, 2, 0]);
        let empty = &figures.buckets[2].sums;
        assert_eq!((empty.acceptance_rate(), empty.mean_wait(), empty.wait_percentile(95)), (None, None, None));
    }
}
