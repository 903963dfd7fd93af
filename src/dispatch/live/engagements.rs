//! Who takes part in which assistance under way, as memory knows it; the database decides.

use std::collections::HashMap;

use parking_lot::RwLock;

use crate::kernel::id::{AccountId, AssistanceId, AssistantId, ClientId};

/// The parties of assistances under way.
#[derive(Debug, Default)]
pub(super) struct Engagements {
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    of: HashMap<AccountId, AssistanceId>,
    /// The last number heard on each assistance's channel: two commits may be announced in either order.
    heard: HashMap<AssistanceId, i64>,
    /// Assistances that are over, in the order they ended, so that `heard` does not grow for ever.
    over: std::collections::VecDeque<AssistanceId>,
}

/// So many ended assistances are remembered, far more than may be announced out of order.
const REMEMBERED: usize = 4096;

impl Engagements {
    /// What this account takes part in.
    pub(super) fn of(&self, account: AccountId) -> Option<AssistanceId> {
        self.state.read().of.get(&account).copied()
    }

    /// The two are under way; `false` when something later is known.
    pub(super) fn begin(&self, id: AssistanceId, seq: i64, client: ClientId, assistant: AssistantId) -> bool {
        let mut state = self.state.write();
        if !state.hear(id, seq) {
            return false;
        }
        state.of.insert(client.into(), id);
        state.of.insert(assistant.into(), id);
        true
    }

    /// Nothing is known any more.
    pub(super) fn forget(&self) {
        *self.state.write() = State::default();
    }

    /// It is over; `false` when something later is known.
    pub(super) fn end(&self, id: AssistanceId, seq: i64, client: ClientId, assistant: Option<AssistantId>) -> bool {
        let mut state = self.state.write();
        if !state.hear(id, seq) {
            return false;
        }
        for account in [Some(AccountId::from(client)), assistant.map(AccountId::from)].into_iter().flatten() {
            if state.of.get(&account) == Some(&id) {
                state.of.remove(&account);
            }
        }
        state.over.push_back(id);
        if state.over.len() > REMEMBERED
            && let Some(oldest) = state.over.pop_front()
        {
            state.heard.remove(&oldest);
        }
        true
    }
}

impl State {
    fn hear(&mut self, id: AssistanceId, seq: i64) -> bool {
        let last = self.heard.entry(id).or_insert(0);
        let news = seq > *last;
        *last = (*last).max(seq);
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_announcement_that_comes_late_changes_nothing() {
        let engagements = Engagements::default();
        let (id, client, assistant) = (AssistanceId::new(1), ClientId::new(2), AssistantId::new(3));
        assert!(engagements.end(id, 2, client, Some(assistant)));
        assert!(!engagements.begin(id, 1, client, assistant));
        assert_eq!(engagements.of(assistant.into()), None);
    }

    #[test]
    fn the_next_job_stands_when_the_last_one_ends_late() {
        let engagements = Engagements::default();
        let (client, assistant) = (ClientId::new(2), AssistantId::new(3));
        assert!(engagements.begin(AssistanceId::new(1), 1, client, assistant));
        assert!(engagements.begin(AssistanceId::new(9), 1, ClientId::new(4), assistant));
        assert!(engagements.end(AssistanceId::new(1), 3, client, Some(assistant)));
        assert_eq!(engagements.of(assistant.into()), Some(AssistanceId::new(9)));
        assert_eq!(engagements.of(client.into()), None);
    }
}
