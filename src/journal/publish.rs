//! Tells those who follow that something was committed.

use std::sync::Arc;

use parking_lot::RwLock;

use super::event::Event;

/// Hears of every committed fact, right after its commit and before the request is answered.
pub trait Follower: Send + Sync {
    /// Called on the thread that committed: must be quick, must not block, and must bear the same event twice or events
    /// of two transactions in either order.
    fn committed(&self, events: &[Event]);
}

/// The list of followers; filled once by the composition root.
#[derive(Clone, Default)]
pub struct Journal {
    followers: Arc<RwLock<Vec<Arc<dyn Follower>>>>,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Journal").field("followers", &self.followers.read().len()).finish()
    }
}

impl Journal {
    /// Adds one who hears of all commits from now on.
    pub fn follow(&self, follower: Arc<dyn Follower>) {
        self.followers.write().push(follower);
    }

    /// Announces committed facts.
    pub fn publish(&self, events: &[Event]) {
        if !events.is_empty() {
            self.followers.read().iter().for_each(|follower| follower.committed(events));
        }
    }
}
