//! What an assistant earned, day by day.

mod store;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistantId;
use crate::kernel::money::Money;
use crate::kernel::time::end_of_day;

/// One day's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day on which the jobs ended, where the deployment is.
    pub day: NaiveDate,
    /// What they came to.
    pub total: Money,
    /// How many they were.
    pub jobs: usize,
}

/// What an assistant earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earnings {
    /// All of it.
    pub total: Money,
    /// Jobs completed.
    pub jobs: usize,
    /// The days on which a job ended, in order.
    pub days: Vec<Day>,
}

/// What an assistant completed from one day to another, both included.
///
/// # Errors
/// A fault.
pub async fn earnings(
    dispatch: &Dispatch,
    assistant: AssistantId,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Earnings, Error> {
    let (zone, currency) = (dispatch.zone, dispatch.currency);
    let span = (end_of_day(from.pred_opt().unwrap_or(from), zone), end_of_day(to, zone));
    let done = dispatch.work.read(move |conn| store::completed_by(conn, assistant, span, currency)).await?;
    let mut days: BTreeMap<NaiveDate, (i64, usize)> = BTreeMap::new();
    for (at, minor) in done {
        let (total, jobs) = days.entry(at.utc().with_timezone(&zone).date_naive()).or_default();
        (*total, *jobs) = (total.saturating_add(minor), *jobs + 1);
    }
    let days: Vec<Day> =
        days.into_iter().map(|(day, (minor, jobs))| Day { day, total: Money::new(minor, currency), jobs }).collect();
    let total = days.iter().fold(0_i64, |sum, day| sum.saturating_add(day.total.minor));
    Ok(Earnings { total: Money::new(total, currency), jobs: days.iter().map(|day| day.jobs).sum(), days })
}
