//! What happened, counted, and the summary at the end.

use std::fmt::Write as _;
use std::time::Duration;

use crate::kernel::geo::Metres;

/// What happened.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event {
    /// Somebody asked for help.
    Asked,
    /// An assistant got an offer.
    Offered,
    /// An assistant accepted.
    Accepted,
    /// Help arrived, so long after it was asked for.
    Arrived(Duration),
    /// A job was done.
    Completed,
    /// The search ended without anybody.
    NobodyFound,
    /// It was called off.
    CalledOff,
    /// An assistant drove to the client.
    Approached(Metres),
    /// An assistant towed.
    Towed(Metres),
    /// A towed vehicle became a work order of the garage.
    WorkOrdered,
    /// Something went wrong that should not.
    Trouble,
    /// A request ended in trouble.
    Lost,
}

/// The counts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    asked: usize,
    offers: usize,
    accepted: usize,
    completed: usize,
    nobody_found: usize,
    called_off: usize,
    lost: usize,
    work_orders: usize,
    trouble: usize,
    /// Minutes of simulated time, request to arrival.
    waits: Vec<f64>,
    approach_km: f64,
    towed_km: f64,
}

impl Tally {
    /// Counts an event.
    pub(super) fn take(&mut self, event: Event) {
        match event {
            Event::Asked => self.asked += 1,
            Event::Offered => self.offers += 1,
            Event::Accepted => self.accepted += 1,
            Event::Arrived(wait) => self.waits.push(wait.as_secs_f64() / 60.0),
            Event::Completed => self.completed += 1,
            Event::NobodyFound => self.nobody_found += 1,
            Event::CalledOff => self.called_off += 1,
            Event::Approached(way) => self.approach_km += way.km(),
            Event::Towed(way) => self.towed_km += way.km(),
            Event::WorkOrdered => self.work_orders += 1,
            Event::Trouble => self.trouble += 1,
            Event::Lost => self.lost += 1,
        }
    }

    /// Requests that are over.
    pub(super) fn over(&self) -> usize {
        self.completed + self.nobody_found + self.called_off + self.lost
    }

    /// One line of how it stands.
    pub(super) fn line(&self) -> String {
        let open = self.asked.saturating_sub(self.over());
        let mut line = format!("open {open:>3}  completed {:>3}", self.completed);
        if let Some(mean) = mean(&self.waits) {
            let _infallible = write!(line, "  wait {mean:>5.1} min");
        }
        if self.completed > 0 {
            let _infallible = write!(line, "  {:>4.1} km a job", self.km_per_job());
        }
        line
    }

    fn km_per_job(&self) -> f64 {
        per(self.approach_km + self.towed_km, self.completed)
    }

    /// The summary.
    pub(super) fn summary(&self, attribution: &str) -> String {
        let mut waits = self.waits.clone();
        waits.sort_by(f64::total_cmp);
        let minutes = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"));
        let (mean, p50, p95) = (mean(&waits), percentile(&waits, 50), percentile(&waits, 95));
        let mut text = format!(
            "Summary (simulated time)\n\
             \x20 requests        {}\n\
             \x20 completed       {}\n\
             \x20 unserved        {} (no_assistant_found {}, cancelled {})\n\
             \x20 wait to arrival mean {}, p50 {}, p95 {} minutes\n\
             \x20 offers per job  {:.1}\n\
             \x20 km per job      {:.1} ({:.1} to the client, {:.1} under tow)\n\
             \x20 work orders     {} opened by tows to the garage\n",
            self.asked,
            self.completed,
            self.nobody_found + self.called_off,
            self.nobody_found,
            self.called_off,
            minutes(mean),
            minutes(p50),
            minutes(p95),
            per(self.offers as f64, self.accepted),
            self.km_per_job(),
            per(self.approach_km, self.completed),
            per(self.towed_km, self.completed),
            self.work_orders,
        );
        if self.trouble > 0 {
            let _infallible = writeln!(text, "  went wrong      {} (see the log)", self.trouble);
        }
        let _infallible = writeln!(text, "Demand: {attribution}");
        text
    }
}

fn per(total: f64, count: usize) -> f64 {
    if count == 0 { 0.0 } else { total / count as f64 }
}

fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The smallest of the sorted values that at least so many percent do not exceed (nearest rank).
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_nearest_rank() {
        let values: Vec<f64> = (1..=20).map(f64::from).collect();
        assert_eq!(percentile(&values, 50), Some(10.0));
        assert_eq!(percentile(&values, 95), Some(19.0));
        assert_eq!(percentile(&values, 100), Some(20.0));
        assert_eq!(percentile(&[3.0], 95), Some(3.0));
        assert_eq!(percentile(&[], 95), None);
    }

    #[test]
    fn the_summary_adds_up() {
        let mut tally = Tally::default();
        let minutes = |minutes: u64| Event::Arrived(Duration::from_secs(minutes * 60));
        let events = [
            [Event::Asked; 4].as_slice(),
            &[Event::Offered; 6],
            &[Event::Accepted; 3],
            &[minutes(10), minutes(20), Event::Completed, Event::Completed, Event::NobodyFound, Event::CalledOff],
            &[Event::Approached(Metres::from_km(5.0)), Event::Towed(Metres::from_km(3.0)), Event::WorkOrdered],
        ];
        events.concat().into_iter().for_each(|event| tally.take(event));
        assert_eq!(tally.over(), 4);
        let text = tally.summary("somebody");
        for line in [
            "requests        4",
            "unserved        2 (no_assistant_found 1, cancelled 1)",
            "mean 15.0, p50 10.0, p95 20.0 minutes",
            "offers per job  2.0",
            "km per job      4.0 (2.5 to the client, 1.5 under tow)",
            "work orders     1 opened by tows",
            "Demand: somebody",
        ] {
            assert!(text.contains(line), "{line} in\n{text}");
        }
        assert!(!text.contains("went wrong"));
    }
}
