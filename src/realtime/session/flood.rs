//! How many frames a client may send: a bucket that fills at a steady rate.

use crate::kernel::time::Timestamp;

/// What the bucket says of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Take it.
    Take,
    /// Drop it and say so.
    DropAndSay,
    /// Drop it; it was said within the last second.
    Drop,
}

/// One socket's bucket.
#[derive(Debug)]
pub(super) struct Flood {
    per_second: f64,
    burst: f64,
    left: f64,
    at: Timestamp,
    said: Option<i64>,
}

impl Flood {
    pub(super) fn new(per_second: u32, burst: u32, now: Timestamp) -> Self {
        let burst = f64::from(burst);
        Self { per_second: f64::from(per_second), burst, left: burst, at: now, said: None }
    }

    pub(super) fn frame(&mut self, now: Timestamp) -> Verdict {
        self.left = (self.left + now.since(self.at).as_secs_f64() * self.per_second).min(self.burst);
        self.at = now;
        if self.left >= 1.0 {
            self.left -= 1.0;
            return Verdict::Take;
        }
        if self.said == Some(now.seconds()) {
            return Verdict::Drop;
        }
        self.said = Some(now.seconds());
        Verdict::DropAndSay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_then_the_rate_holds() {
        let start = Timestamp::from_micros(0);
        let mut flood = Flood::new(30, 60, start);
        assert!((0..60).all(|_| flood.frame(start) == Verdict::Take));
        assert_eq!(flood.frame(start), Verdict::DropAndSay);
        assert_eq!(flood.frame(start), Verdict::Drop);
        let later = start + std::time::Duration::from_secs(1);
        assert_eq!((0..31).filter(|_| flood.frame(later) == Verdict::Take).count(), 30);
    }
}
