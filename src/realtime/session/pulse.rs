//! When to ask for a sign of life, and when to stop waiting for one.

use std::time::Duration;

use crate::kernel::time::Timestamp;

/// Counts unanswered questions instead of comparing times: a machine that slept for an hour, or whose clock was set, does
/// not take all of its clients for dead.
#[derive(Debug)]
pub(super) struct Pulse {
    pub(super) next: Timestamp,
    every: Duration,
    longest: Duration,
    unanswered: u32,
}

/// What is due.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Beat {
    /// Ask.
    Ping,
    /// Nobody is there.
    Silent,
    /// Nothing yet.
    Wait,
}

impl Pulse {
    pub(super) fn new(now: Timestamp, every: Duration, longest: Duration) -> Self {
        Self { next: now + every, every, longest, unanswered: 0 }
    }

    /// The client gave a sign of life.
    pub(super) fn heard(&mut self) {
        self.unanswered = 0;
    }

    pub(super) fn beat(&mut self, now: Timestamp) -> Beat {
        if now < self.next {
            return Beat::Wait;
        }
        self.next = now + self.every;
        self.unanswered += 1;
        if self.every.saturating_mul(self.unanswered) >= self.longest { Beat::Silent } else { Beat::Ping }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_micros(0);

    fn pulse() -> Pulse {
        Pulse::new(START, Duration::from_secs(20), Duration::from_secs(60))
    }

    fn at(seconds: u64) -> Timestamp {
        START + Duration::from_secs(seconds)
    }

    #[test]
    fn one_who_never_answers_is_silent_after_the_time() {
        let mut pulse = pulse();
        let beats: Vec<_> = [10, 20, 40, 60].map(|second| pulse.beat(at(second))).into();
        assert_eq!(beats, [Beat::Wait, Beat::Ping, Beat::Ping, Beat::Silent]);
    }

    #[test]
    fn an_answer_begins_anew() {
        let mut pulse = pulse();
        for second in (20..2000).step_by(20) {
            assert_eq!(pulse.beat(at(second)), Beat::Ping);
            pulse.heard();
        }
    }

    #[test]
    fn a_jump_of_the_clock_ends_nobody() {
        let mut pulse = pulse();
        assert_eq!(pulse.beat(at(3600)), Beat::Ping);
        pulse.heard();
        assert_eq!(pulse.beat(at(3620)), Beat::Ping);
    }
}
