//! Where people are now: the index of active assistants, everyone's last position, and who watches whom.
//!
//! Invariants:
//! * Only active assistants are in the index; whether one may be asked (free, fresh, licensed) is told by their entry.
//! * All of it can be rebuilt from the database: positions are flushed in batches, never on the way of a request.

mod board;
mod engagements;
mod flush;
mod follow;
pub mod index;
mod presence;
mod restore;

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::{Mutex, RwLock};

pub use board::{Activity, Marker, Survey};
pub use flush::{flush_once, keep_flushing};
pub use presence::Report;
pub use restore::{rebuild, restore};

use board::Board;
use engagements::Engagements;
use index::LiveIndex;
use presence::Presence;

use super::Dispatch;
use crate::accounts::events::AssistantChanged;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistanceId, AssistantId};
use crate::kernel::time::Timestamp;
use crate::tasks::Wakeup;

/// Hears of every position of somebody who takes part in an assistance under way.
pub trait Watcher: Send + Sync {
    /// Must not block.
    fn moved(&self, assistance: AssistanceId, report: &Report);
}

/// Everything live.
pub struct Live {
    index: LiveIndex,
    presence: Presence,
    engagements: Engagements,
    board: Board,
    watchers: RwLock<Vec<Arc<dyn Watcher>>>,
    /// Active assistants who have never reported a position.
    waiting: Mutex<HashMap<AssistantId, AssistantChanged>>,
    /// The last change heard of each assistant: two commits may be announced in either order. Held while a change is
    /// taken in, so that an older one cannot overtake it.
    changes: Mutex<HashMap<AssistantId, i64>>,
    /// Held while somebody's entry learns whether they are at work, so that the last one to write has read last.
    busy: Mutex<()>,
    zone: chrono_tz::Tz,
    timers: Wakeup,
    /// Positions taken in, for the operator: one number, found once and not at every position.
    taken: metrics::Counter,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("indexed", &self.index.len()).finish_non_exhaustive()
    }
}

impl Live {
    /// Empty; `zone` decides on which day licences end, `timers` is woken when a search begins.
    #[must_use]
    pub fn new(zone: chrono_tz::Tz, timers: Wakeup) -> Self {
        Self {
            index: LiveIndex::new(),
            presence: Presence::default(),
            engagements: Engagements::default(),
            board: Board::default(),
            watchers: RwLock::default(),
            waiting: Mutex::default(),
            changes: Mutex::default(),
            busy: Mutex::default(),
            zone,
            timers,
            taken: metrics::counter!("positions_total"),
        }
    }

    /// The index of active assistants.
    #[must_use]
    pub fn index(&self) -> &LiveIndex {
        &self.index
    }

    /// Adds one who hears of positions.
    pub fn watch(&self, watcher: Arc<dyn Watcher>) {
        self.watchers.write().push(watcher);
    }

    /// Forgets who is active and who is at work. Positions stay, and are due to be flushed.
    fn forget(&self) {
        self.changes.lock().clear();
        self.waiting.lock().clear();
        self.engagements.forget();
        self.index.clear();
        self.presence.mark_all_dirty();
    }

    /// Takes in a position: moves the index, tells those who watch, and leaves the row for the next flush.
    pub fn report(&self, report: &Report) {
        if !self.presence.put(report) {
            return; // older than what is known
        }
        self.taken.increment(1);
        let assistant = report.account.as_assistant();
        if !self.index.moved(assistant, report.at, report.seen) {
            let waited = self.waiting.lock().remove(&assistant);
            if let Some(change) = waited {
                self.enter(assistant, &change);
            }
        }
        if let Some(assistance) = self.engagements.of(report.account) {
            self.watchers.read().iter().for_each(|watcher| watcher.moved(assistance, report));
        }
    }

    /// What has changed on the map of all active assistants after version `since`, or everybody; positions from before
    /// `fresh_since` are old.
    #[must_use]
    pub fn survey(&self, since: Option<i64>, fresh_since: Timestamp) -> Survey {
        self.board.look(&self.index, since, fresh_since)
    }

    /// The assistance under way that somebody takes part in.
    #[must_use]
    pub fn engagement(&self, account: AccountId) -> Option<AssistanceId> {
        self.engagements.of(account)
    }

    /// The last position reported since the start or restored at it.
    #[must_use]
    pub fn position(&self, account: AccountId) -> Option<(Point, Timestamp)> {
        self.presence.get(account)
    }
}

/// Takes in where somebody is now, dated by the clock of the dispatch.
pub fn report_now(dispatch: &Dispatch, account: AccountId, at: Point) {
    dispatch.live.report(&Report::new(account, at, dispatch.work.clock().now()));
}
