//! Everyone's last position, and whose is not yet flushed.

use std::collections::HashMap;

use parking_lot::Mutex;

use crate::kernel::geo::Point;
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;

/// A position as reported.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// Whose.
    pub account: AccountId,
    /// Where.
    pub at: Point,
    /// When it was reported.
    pub seen: Timestamp,
    /// Radius of uncertainty in metres.
    pub accuracy: Option<f64>,
    /// Metres a second.
    pub speed: Option<f64>,
    /// Degrees clockwise from north.
    pub heading: Option<f64>,
}

impl Report {
    /// A position without details.
    #[must_use]
    pub const fn new(account: AccountId, at: Point, seen: Timestamp) -> Self {
        Self { account, at, seen, accuracy: None, speed: None, heading: None }
    }
}

#[derive(Debug, Clone, Copy)]
struct Known {
    at: Point,
    seen: Timestamp,
    dirty: bool,
}

/// As many locks as make two threads rarely meet.
const SHARDS: usize = 64;

/// Last positions, sharded by account.
#[derive(Debug)]
pub(super) struct Presence {
    shards: Vec<Mutex<HashMap<AccountId, Known>>>,
}

impl Default for Presence {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Mutex::default()).collect() }
    }
}

impl Presence {
    fn shard(&self, account: AccountId) -> Option<&Mutex<HashMap<AccountId, Known>>> {
        let number = usize::try_from(account.get().rem_euclid(SHARDS as i64)).unwrap_or(0);
        self.shards.get(number)
    }

    /// Takes in a position; `false` when a newer one is known.
    pub(super) fn put(&self, report: &Report) -> bool {
        let Some(shard) = self.shard(report.account) else { return false };
        let fresh = Known { at: report.at, seen: report.seen, dirty: true };
        let mut known = shard.lock();
        match known.get_mut(&report.account) {
            Some(old) if old.seen > report.seen => false,
            Some(old) => {
                *old = fresh;
                true
            }
            None => {
                known.insert(report.account, fresh);
                true
            }
        }
    }

    /// Takes in a position that the database already has.
    pub(super) fn restore(&self, account: AccountId, at: Point, seen: Timestamp) {
        if let Some(shard) = self.shard(account) {
            shard.lock().entry(account).or_insert(Known { at, seen, dirty: false });
        }
    }

    pub(super) fn get(&self, account: AccountId) -> Option<(Point, Timestamp)> {
        self.shard(account)?.lock().get(&account).map(|known| (known.at, known.seen))
    }

    /// Everyone whose position is not yet flushed; they count as flushed from now on.
    pub(super) fn take_dirty(&self) -> Vec<(AccountId, Point, Timestamp)> {
        let mut taken = Vec::new();
        for shard in &self.shards {
            for (account, known) in shard.lock().iter_mut().filter(|(_, known)| known.dirty) {
                known.dirty = false;
                taken.push((*account, known.at, known.seen));
            }
        }
        taken
    }

    /// All rows are others: every position is to be flushed again.
    pub(super) fn mark_all_dirty(&self) {
        for shard in &self.shards {
            shard.lock().values_mut().for_each(|known| known.dirty = true);
        }
    }

    /// A flush failed: these are to be flushed again.
    pub(super) fn mark_dirty(&self, accounts: impl Iterator<Item = AccountId>) {
        for account in accounts {
            if let Some(shard) = self.shard(account)
                && let Some(known) = shard.lock().get_mut(&account)
            {
                known.dirty = true;
            }
        }
    }
}
