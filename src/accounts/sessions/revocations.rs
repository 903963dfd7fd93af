//! What is void before its time: ended sessions and changed epochs, in memory.

use std::collections::HashMap;
use std::time::Duration;

use parking_lot::RwLock;

use super::store;
use crate::accounts::events::{EPOCH_CHANGED, SESSION_ENDED};
use crate::journal::{ChannelKind, Event, Follower};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// Ended sessions and changed epochs that are younger than an access token's life. Filled from the database at start
/// and from the journal afterwards: follow the journal first, then load, so that nothing falls between.
#[derive(Debug)]
pub struct Revocations {
    life: Duration,
    known: RwLock<Known>,
}

/// What the database knows to be void before its time.
#[derive(Debug)]
pub(in crate::accounts) struct Recent {
    ended: Vec<(SessionId, Timestamp)>,
    epochs: Vec<(AccountId, i64, Timestamp)>,
}

impl Recent {
    /// What happened after an instant.
    pub(in crate::accounts) fn since(conn: &mut Conn, after: Timestamp) -> Result<Self, Fault> {
        let mut ended = store::ended_since(conn, after)?;
        ended.extend(store::told_ended_since(conn, after)?);
        Ok(Self { ended, epochs: store::epochs_since(conn, after)? })
    }
}

#[derive(Debug, Default)]
struct Known {
    ended: HashMap<SessionId, Timestamp>,
    epochs: HashMap<AccountId, (i64, Timestamp)>,
    pruned_at: Option<Timestamp>,
}

/// How often old entries are looked for.
const PRUNE_EVERY: Duration = Duration::from_secs(60);

impl Revocations {
    /// Knows of nothing yet; `life` is an access token's.
    pub(in crate::accounts) fn new(life: Duration) -> Self {
        Self { life, known: RwLock::default() }
    }

    /// Adds what was read from the database.
    pub(in crate::accounts) fn learn(&self, recent: Recent) {
        let mut known = self.known.write();
        known.ended.extend(recent.ended);
        for (account, epoch, at) in recent.epochs {
            known.raise(account, epoch, at);
        }
    }

    /// Whether the session has ended.
    pub(super) fn is_ended(&self, session: SessionId) -> bool {
        self.known.read().ended.contains_key(&session)
    }

    /// Whether the account's epoch is newer than a token's.
    pub(super) fn is_older(&self, account: AccountId, epoch: i64) -> bool {
        self.known.read().epochs.get(&account).is_some_and(|(newest, _)| epoch < *newest)
    }

    /// How many are remembered.
    #[cfg(test)]
    fn len(&self) -> usize {
        let known = self.known.read();
        known.ended.len() + known.epochs.len()
    }
}

impl Known {
    /// Events of two transactions may come in either order: only the newest epoch counts.
    fn raise(&mut self, account: AccountId, epoch: i64, at: Timestamp) {
        let entry = self.epochs.entry(account).or_insert((epoch, at));
        if entry.0 <= epoch {
            *entry = (epoch, at);
        }
    }

    fn prune(&mut self, life: Duration, now: Timestamp) {
        if self.pruned_at.is_some_and(|last| now.since(last) < PRUNE_EVERY) {
            return;
        }
        self.pruned_at = Some(now);
        // every token from before such an instant is older than its life by now
        self.ended.retain(|_, at| *at + life > now);
        self.epochs.retain(|_, (_, at)| *at + life > now);
    }
}

impl Follower for Revocations {
    fn committed(&self, events: &[Event]) {
        for event in events.iter().filter(|event| event.channel.kind == ChannelKind::Account) {
            let number = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_i64);
            match (event.kind.as_str(), number("session_id"), number("epoch")) {
                (SESSION_ENDED, Some(session), _) => {
                    let mut known = self.known.write();
                    known.ended.insert(SessionId::new(session), event.at);
                    known.prune(self.life, event.at);
                }
                (EPOCH_CHANGED, _, Some(epoch)) => {
                    let mut known = self.known.write();
                    known.raise(AccountId::new(event.channel.id), epoch, event.at);
                    known.prune(self.life, event.at);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::events;
    use crate::journal::NewEvent;

    const START: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn told(revoked: &Revocations, new: NewEvent, at: Timestamp) {
        let kind = new.kind.to_owned();
        revoked.committed(&[Event { channel: new.channel, seq: 1, kind, payload: new.payload, at, memo: None }]);
    }

    #[test]
    fn old_entries_are_forgotten() {
        let revoked = Revocations::new(Duration::from_secs(600));
        let account = AccountId::new(1);
        told(&revoked, events::session_ended(account, SessionId::new(5)), START);
        told(&revoked, events::epoch_changed(account, 2), START);
        assert!(revoked.is_ended(SessionId::new(5)) && revoked.is_older(account, 1) && !revoked.is_older(account, 2));
        told(&revoked, events::session_ended(account, SessionId::new(6)), START + Duration::from_secs(601));
        assert_eq!(revoked.len(), 1);
        assert!(!revoked.is_ended(SessionId::new(5)) && revoked.is_ended(SessionId::new(6)));
    }

    #[test]
    fn an_older_epoch_heard_later_changes_nothing() {
        let revoked = Revocations::new(Duration::from_secs(600));
        let account = AccountId::new(1);
        told(&revoked, events::epoch_changed(account, 3), START);
        told(&revoked, events::epoch_changed(account, 2), START);
        assert!(revoked.is_older(account, 2));
    }
}
