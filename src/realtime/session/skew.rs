//! A phone's clock may be wrong: what its times are worth.

use std::time::Duration;

use crate::kernel::time::Timestamp;

/// Positions younger than this are taken at their word.
const FRESH: Duration = Duration::from_secs(60);
/// So many positions in a row, none of them fresh, and it is the clock that is late, not the positions. One old position
/// alone is what it says: phones begin with the last one that they remember.
const PROOF: u32 = 5;

/// What is known of one phone's clock: the least delay among its positions is how far the clock is behind, since a
/// message is never earlier than what it tells.
#[derive(Debug, Default)]
pub(super) struct Skew {
    least: Option<Duration>,
    frames: u32,
}

impl Skew {
    /// When a position that arrives `now` and says `when` was really taken; never later than now.
    pub(super) fn corrected(&mut self, when: Timestamp, now: Timestamp) -> Timestamp {
        let delay = now.since(when);
        let least = self.least.map_or(delay, |least| least.min(delay));
        self.least = Some(least);
        self.frames = self.frames.saturating_add(1);
        let late = self.frames >= PROOF && least >= FRESH;
        now - if late { delay - least } else { delay }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn a_clock_that_is_behind_is_found_out() {
        let mut skew = Skew::default();
        let behind = 1200;
        for second in 0..4 {
            assert_eq!(skew.corrected(at(second), at(second + behind)), at(second));
        }
        assert_eq!(skew.corrected(at(4), at(4 + behind)), at(4 + behind));
        // one that was under way for three seconds longer
        assert_eq!(skew.corrected(at(5), at(8 + behind)), at(5 + behind));
    }

    #[test]
    fn an_old_position_stays_old() {
        let mut skew = Skew::default();
        assert_eq!(skew.corrected(at(0), at(1200)), at(0));
        for second in 1201..1220 {
            assert_eq!(skew.corrected(at(second), at(second + 1)), at(second));
        }
        assert_eq!(skew.corrected(at(100), at(1300)), at(100));
    }

    #[test]
    fn nothing_comes_from_the_future() {
        assert_eq!(Skew::default().corrected(at(500), at(100)), at(100));
    }
}
