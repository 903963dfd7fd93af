//! Times that something took, and what most of them do not exceed.

use std::time::Duration;

/// Times in the order they were taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Times(Vec<Duration>);

impl Times {
    /// One more.
    pub(super) fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// Those of another as well.
    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The shortest time that at least so many percent do not exceed (nearest rank), in milliseconds; 0 of none.
    pub(super) fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(rank - 1).map_or(0.0, |took| took.as_secs_f64() * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_nearest_rank() {
        let mut times = Times::default();
        assert!(times.percentile(99).abs() < f64::EPSILON);
        (1..=200).rev().for_each(|ms| times.add(Duration::from_millis(ms)));
        let near = |percent, ms: f64| (times.percentile(percent) - ms).abs() < 1e-9;
        assert!(near(50, 100.0) && near(99, 198.0) && near(100, 200.0));
    }
}
