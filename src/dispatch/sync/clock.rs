//! A phone's clock may be wrong, but it is wrong by the same amount for all that it recorded.

use crate::kernel::time::Timestamp;

/// The server's time of something recorded `at` by a phone whose clock said `sent_at` when the server's said `now`. Never
/// later than `now`, and never before 1970, so that every database can store it.
pub(super) fn corrected(at: Timestamp, sent_at: Timestamp, now: Timestamp) -> Timestamp {
    let ago = sent_at.micros().saturating_sub(at.micros());
    Timestamp::from_micros(now.micros().saturating_sub(ago).clamp(0, now.micros().max(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn only_the_phones_differences_count() {
        // a phone that is right, one an hour behind, one a year ahead: each recorded this a minute before sending
        for error in [0, -3600, 365 * 86_400] {
            assert_eq!(corrected(at(10_000_000 + error - 60), at(10_000_000 + error), at(10_000_002)), at(9_999_942));
        }
    }

    #[test]
    fn nothing_happens_later_than_now_or_before_all_time() {
        assert_eq!(corrected(at(20), at(10), at(15)), at(15));
        assert_eq!(corrected(at(-500), at(10), at(15)), at(0));
        assert_eq!(corrected(Timestamp::from_micros(i64::MIN), Timestamp::from_micros(i64::MAX), at(15)), at(0));
        assert_eq!(corrected(Timestamp::from_micros(i64::MAX), Timestamp::from_micros(i64::MIN), at(15)), at(15));
    }
}
