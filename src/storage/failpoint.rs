//! Places where a test makes the database fail; never set outside tests.

use std::sync::atomic::{AtomicI32, Ordering};

/// Counts down to injected failures.
#[derive(Debug, Default)]
pub struct Failpoint {
    spared: AtomicI32,
    commits: AtomicI32,
    away: AtomicI32,
}

impl Failpoint {
    /// The next `times` COMMITs fail.
    pub fn fail_commits(&self, times: i32) {
        self.commits.store(times, Ordering::SeqCst);
    }

    /// The next COMMIT fails after so many that do not.
    pub fn fail_commit_after(&self, spared: i32) {
        self.spared.store(spared, Ordering::SeqCst);
        self.fail_commits(1);
    }

    /// Until called with `false`, every read and write finds the database away.
    pub fn go_away(&self, away: bool) {
        self.away.store(i32::from(away), Ordering::SeqCst);
    }

    pub(super) fn commit_fails(&self) -> bool {
        let one_less = |count: &AtomicI32| {
            count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| (left > 0).then_some(left - 1)).is_ok()
        };
        !one_less(&self.spared) && one_less(&self.commits)
    }

    pub(super) fn is_away(&self) -> bool {
        self.away.load(Ordering::Relaxed) != 0
    }
}
