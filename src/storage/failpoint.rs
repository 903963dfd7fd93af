//! Places where a test makes the database fail; never set outside tests.

use std::sync::atomic::{AtomicI32, Ordering};

/// Counts down to injected failures.
#[derive(Debug, Default)]
pub struct Failpoint {
    commits: AtomicI32,
    away: AtomicI32,
}

impl Failpoint {
    /// The next `times` COMMITs fail.
    pub fn fail_commits(&self, times: i32) {
        self.commits.store(times, Ordering::SeqCst);
    }

    /// Until called with `false`, every read and write finds the database away.
    pub fn go_away(&self, away: bool) {
        self.away.store(i32::from(away), Ordering::SeqCst);
    }

    pub(super) fn commit_fails(&self) -> bool {
        self.commits.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| (left > 0).then_some(left - 1)).is_ok()
    }

    pub(super) fn is_away(&self) -> bool {
        self.away.load(Ordering::Relaxed) != 0
    }
}
