//! When breakdowns happen: a day's shape from a real log.

/// Mean breakdowns an hour on the 279 whole weekdays of the log from 2015-12-11 to 2017-01-04, from midnight on;
/// `scripts/demand-profile` computes them from the file that [`ATTRIBUTION`] names.
pub(super) const WEEKDAY: [f64; 24] = [
    0.563, 0.419, 0.276, 0.244, 0.176, 0.430, 0.685, 1.427, 1.763, 1.602, 1.183, 1.412, //
    1.387, 1.369, 1.584, 2.039, 2.108, 2.294, 1.692, 1.520, 1.401, 1.204, 1.165, 0.907,
];

/// Whose observations these are.
pub(super) const ATTRIBUTION: &str = "Emergency - 911 Calls, Montgomery County PA, Mike Chirico (Kaggle), ODbL";

/// Seconds of a day.
const DAY_S: f64 = 86_400.0;

/// The second of the day before which this share (0 to 1) of a day's breakdowns happens.
pub(super) fn second_of_share(share: f64) -> f64 {
    let mut left = share.clamp(0.0, 1.0) * WEEKDAY.iter().sum::<f64>();
    let mut begin = 0.0;
    for mean in WEEKDAY {
        if left < mean {
            return begin + left / mean * 3600.0;
        }
        left -= mean;
        begin += 3600.0;
    }
    DAY_S - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_the_hours() {
        let total: f64 = WEEKDAY.iter().sum();
        assert!((total - 28.849).abs() < 0.01);
        assert_eq!(second_of_share(0.0), 0.0);
        assert!((second_of_share(WEEKDAY[0] / total) - 3600.0).abs() < 1e-6);
        assert!(second_of_share(1.0) < DAY_S);
        assert!((0..100).all(|n| second_of_share(f64::from(n) / 100.0) < second_of_share(f64::from(n + 1) / 100.0)));
    }
}
