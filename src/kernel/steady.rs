//! The time of day for a server whose machine may be told another one while it runs.
//!
//! When the machine's clock is put forward, this one follows. When it is put back, this one goes on a tenth slower until
//! they agree again: offers run out and waves are asked on time, and nothing that comes later bears an earlier date.

use std::time::Duration;

use parking_lot::RwLock;

use super::time::Timestamp;

/// How often the machine's clock is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// A clock that differs by less is kept in step by the system; following it would change nothing but the order of events.
const SLACK: Duration = Duration::from_millis(1);

/// A time that never goes back.
#[derive(Debug)]
pub(super) struct Steady {
    since: RwLock<Since>,
}

/// The time at one instant, and how it goes on from there.
#[derive(Debug, Clone, Copy)]
struct Since {
    time: Timestamp,
    /// Of the monotonic clock.
    instant: Duration,
    /// Goes a tenth slower, since it is ahead.
    slowed: bool,
}

impl Since {
    fn at(&self, instant: Duration) -> Timestamp {
        let passed = instant.saturating_sub(self.instant);
        self.time + if self.slowed { passed / 10 * 9 } else { passed }
    }
}

impl Steady {
    /// `time` is now, at instant zero of the monotonic clock.
    #[must_use]
    pub(super) fn new(time: Timestamp) -> Self {
        Self { since: RwLock::new(Since { time, instant: Duration::ZERO, slowed: false }) }
    }

    /// The time at `instant` of the monotonic clock; `machine` tells the machine's time of day when it is to be looked at.
    pub(super) fn now(&self, instant: Duration, machine: impl FnOnce() -> Timestamp) -> Timestamp {
        let since = *self.since.read();
        if instant.saturating_sub(since.instant) < LOOK {
            return since.at(instant);
        }
        let mut since = self.since.write();
        let time = since.at(instant);
        if instant > since.instant {
            let machine = machine();
            let ahead = time.since(machine) > SLACK;
            let time = if ahead { time } else { time.max(machine) };
            *since = Since { time, instant, slowed: ahead };
        }
        since.at(instant)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::from_micros(millis * 1000)
    }

    #[test]
    fn it_follows_a_clock_that_is_put_forward() {
        let steady = Steady::new(at(0));
        let instant = Duration::from_secs(2);
        assert_eq!(steady.now(instant, || at(3_602_000)), at(3_602_000));
    }

    #[test]
    fn it_comes_back_slowly_to_one_that_is_put_back() {
        let steady = Steady::new(at(0));
        let behind = 10_000;
        let told = |second: i64| {
            let instant = Duration::from_secs(second.unsigned_abs());
            steady.now(instant, || at(second * 1000 - behind))
        };
        assert_eq!(told(1), at(1000));
        for second in 2..=100 {
            assert_eq!(told(second), at(1000 + (second - 1) * 900));
        }
        for second in 101..200 {
            let off = told(second).since(at(second * 1000 - behind));
            assert!(off <= Duration::from_millis(900), "{second}: {off:?}");
        }
    }

    proptest! {
        #[test]
        fn it_never_goes_back(steps in proptest::collection::vec((1..3000_u64, -100_000..100_000_i64), 1..200)) {
            let steady = Steady::new(at(0));
            let (mut instant, mut machine, mut last) = (0, 0, at(0));
            for (passed, jump) in steps {
                instant += passed;
                machine += i64::try_from(passed).unwrap() + jump;
                let now = steady.now(Duration::from_millis(instant), || at(machine));
                prop_assert!(now >= last);
                last = now;
            }
        }
    }
}
