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
    /// Who has each of them.
    held: HashMap<AssistanceId, AssistantId>,
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

    /// The two are under way; tells whose engagement that changes: the assistant's, and that of another who had it before.
    /// Nobody's when something later is known.
    pub(super) fn begin(
        &self,
        id: AssistanceId,
        seq: i64,
        client: ClientId,
        assistant: AssistantId,
    ) -> impl Iterator<Item = AssistantId> + use<> {
        let mut state = self.state.write();
        if !state.hear(id, seq) {
            return [None, None].into_iter().flatten();
        }
        let before = state.held.insert(id, assistant).filter(|before| *before != assistant);
        if let Some(before) = before
            && state.of.get(&before.into()) == Some(&id)
        {
            state.of.remove(&before.into());
        }
        state.of.insert(client.into(), id);
        state.of.insert(assistant.into(), id);
        [Some(assistant), before].into_iter().flatten()
    }

    /// Nothing is known any more.
    pub(super) fn forget(&self) {
        *self.state.write() = State::default();
    }

    /// It is over; tells whose engagement that changes. Nobody's when something later is known.
    pub(super) fn end(
        &self,
        id: AssistanceId,
        seq: i64,
        client: ClientId,
        assistant: Option<AssistantId>,
    ) -> impl Iterator<Item = AssistantId> + use<> {
        let mut state = self.state.write();
        if !state.hear(id, seq) {
            return [None, None].into_iter().flatten();
        }
        // another than it ends with, where that change has not been announced yet
        let before = state.held.remove(&id).filter(|before| Some(*before) != assistant);
        let parties = [Some(AccountId::from(client)), assistant.map(AccountId::from), before.map(AccountId::from)];
        for account in parties.into_iter().flatten() {
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
        [assistant, before].into_iter().flatten()
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
        assert_eq!(engagements.end(id, 2, client, Some(assistant)).count(), 1);
        assert_eq!(engagements.begin(id, 1, client, assistant).count(), 0);
        assert_eq!(engagements.of(assistant.into()), None);
    }

    #[test]
    fn the_next_job_stands_when_the_last_one_ends_late() {
        let engagements = Engagements::default();
        let (client, assistant) = (ClientId::new(2), AssistantId::new(3));
        assert_eq!(engagements.begin(AssistanceId::new(1), 1, client, assistant).count(), 1);
        assert_eq!(engagements.begin(AssistanceId::new(9), 1, ClientId::new(4), assistant).count(), 1);
        assert_eq!(engagements.end(AssistanceId::new(1), 3, client, Some(assistant)).count(), 1);
        assert_eq!(engagements.of(assistant.into()), Some(AssistanceId::new(9)));
        assert_eq!(engagements.of(client.into()), None);
    }

    #[test]
    fn who_loses_it_to_another_is_free() {
        let engagements = Engagements::default();
        let (id, client) = (AssistanceId::new(1), ClientId::new(2));
        let (old, new) = (AssistantId::new(3), AssistantId::new(4));
        assert_eq!(engagements.begin(id, 1, client, old).collect::<Vec<_>>(), [old]);
        assert_eq!(engagements.begin(id, 2, client, new).collect::<Vec<_>>(), [new, old]);
        assert_eq!((engagements.of(old.into()), engagements.of(new.into())), (None, Some(id)));
        // announced late
        assert_eq!(engagements.begin(id, 1, client, old).count(), 0);
        assert_eq!(engagements.of(old.into()), None);
    }

    #[test]
    fn an_end_announced_before_the_change_of_hands_frees_both() {
        let engagements = Engagements::default();
        let (id, client) = (AssistanceId::new(1), ClientId::new(2));
        let (old, new) = (AssistantId::new(3), AssistantId::new(4));
        assert_eq!(engagements.begin(id, 1, client, old).count(), 1);
        assert_eq!(engagements.end(id, 3, client, Some(new)).collect::<Vec<_>>(), [new, old]);
        assert_eq!(engagements.begin(id, 2, client, new).count(), 0);
        assert_eq!((engagements.of(old.into()), engagements.of(new.into())), (None, None));
    }

    #[test]
    fn who_lost_it_keeps_the_next_job() {
        let engagements = Engagements::default();
        let (client, old, new) = (ClientId::new(2), AssistantId::new(3), AssistantId::new(4));
        assert_eq!(engagements.begin(AssistanceId::new(1), 1, client, old).count(), 1);
        assert_eq!(engagements.begin(AssistanceId::new(9), 1, ClientId::new(5), old).count(), 1);
        assert_eq!(engagements.begin(AssistanceId::new(1), 2, client, new).count(), 2);
        assert_eq!(engagements.of(old.into()), Some(AssistanceId::new(9)));
    }
}
