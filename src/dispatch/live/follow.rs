//! Keeps memory true to what was committed.

use super::Live;
use super::index::Entry;
use super::presence::Report;
use crate::accounts::events::AssistantChanged;
use crate::accounts::{LicenseCategory, Service};
use crate::dispatch::assistance::Status;
use crate::dispatch::assistance::events::{REQUESTED, STATUS, StatusChanged};
use crate::dispatch::matching::capability_of;
use crate::journal::{ChannelKind, Event, Follower};
use crate::kernel::geo::Point;
use crate::kernel::id::{AssistanceId, AssistantId, ClientId};
use crate::kernel::time::{Timestamp, end_of_day};

impl Follower for Live {
    fn committed(&self, events: &[Event]) {
        for event in events {
            match event.channel.kind {
                ChannelKind::Account => {
                    if let Some((id, change)) = AssistantChanged::from_event(event) {
                        self.assistant_changed(id, event.seq, &change);
                    } else if event.kind == REQUESTED {
                        self.timers.wake();
                    }
                }
                ChannelKind::Assistance if event.kind == STATUS => {
                    if let Ok(change) = serde_json::from_value(event.payload.clone()) {
                        self.status_changed(AssistanceId::new(event.channel.id), event.seq, &change);
                    }
                }
                ChannelKind::Assistance | ChannelKind::Assistant | ChannelKind::WorkOrder => {}
            }
        }
    }
}

impl Live {
    /// Takes in what was committed about an assistant, unless something later is known.
    pub(super) fn assistant_changed(&self, id: AssistantId, seq: i64, change: &AssistantChanged) {
        let mut changes = self.changes.lock();
        let last = changes.entry(id).or_insert(-1);
        if seq > *last {
            *last = seq;
            self.enter(id, change);
        }
    }

    /// Enters an active assistant into the index, or takes an inactive one out.
    pub(super) fn enter(&self, id: AssistantId, change: &AssistantChanged) {
        if let Some((lat, lng, seen)) = change.position
            && let Some(stored) = Point::new(lat, lng)
        {
            // what was stored may lag behind what was reported: going active dates the place anew, it moves nobody
            let at = self.presence.get(id.into()).map_or(stored, |(at, _)| at);
            self.presence.put(&Report::new(id.into(), at, Timestamp::from_micros(seen)));
        }
        let abilities = Service::from_word(&change.service).zip(LicenseCategory::from_word(&change.license));
        let (Some((service, license)), true) = (abilities, change.active) else {
            self.waiting.lock().remove(&id);
            self.index.remove(id);
            return;
        };
        // without any position there is nothing to index; the first report brings one
        let Some((at, seen)) = self.presence.get(id.into()) else {
            self.waiting.lock().insert(id, change.clone());
            return;
        };
        self.index.insert(Entry {
            id,
            at,
            capability: capability_of(service, license),
            seen,
            valid_until: end_of_day(change.license_expiry, self.zone),
        });
        // after the entry, so that an engagement announced meanwhile is not overwritten
        self.note_busy(id);
    }

    /// Brings an assistant's entry up to what is known of their engagement. Two announcements may come at once: each
    /// asks what holds now, not what it announced.
    fn note_busy(&self, id: AssistantId) {
        let _one_at_a_time = self.busy.lock();
        self.index.set_busy(id, self.engagements.of(id.into()).is_some());
    }

    /// Notes who is at work.
    pub(super) fn status_changed(&self, id: AssistanceId, seq: i64, change: &StatusChanged) {
        let client = ClientId::new(change.client_id);
        let assistant = change.assistant_id.map(AssistantId::new);
        let Some(status) = Status::from_word(&change.status) else { return };
        match (status, assistant) {
            (Status::Accepted | Status::Ongoing, Some(assistant)) => {
                self.engagements.begin(id, seq, client, assistant).for_each(|changed| self.note_busy(changed));
            }
            (Status::Completed | Status::Canceled, _) => {
                self.engagements.end(id, seq, client, assistant).for_each(|changed| self.note_busy(changed));
            }
            (Status::Requested | Status::Accepted | Status::Ongoing, _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispatch::live::index::Capability;
    use crate::tasks::Wakeup;

    fn change(active: bool) -> AssistantChanged {
        AssistantChanged {
            active,
            service: "towing".to_owned(),
            license: "b".to_owned(),
            license_expiry: chrono::NaiveDate::from_ymd_opt(2030, 12, 31).unwrap(),
            position: Some((36.75, 3.04, 1)),
        }
    }

    fn live() -> Live {
        Live::new(chrono_tz::UTC, Wakeup::default())
    }

    #[test]
    fn the_later_of_two_changes_stands_in_whichever_order_they_are_announced() {
        let (live, id) = (live(), AssistantId::new(7));
        live.assistant_changed(id, 2, &change(false));
        live.assistant_changed(id, 1, &change(true));
        assert!(live.index.is_empty());
        live.assistant_changed(id, 4, &change(true));
        live.assistant_changed(id, 3, &change(false));
        assert_eq!(live.index.len(), 1);
    }

    #[test]
    fn nobody_stays_busy_when_the_end_is_announced_together_with_the_beginning() {
        let (live, assistant) = (live(), AssistantId::new(7));
        live.assistant_changed(assistant, 1, &change(true));
        let told = |status| StatusChanged::to(status, ClientId::new(1), Some(assistant));
        for id in (1..2_000).map(AssistanceId::new) {
            std::thread::scope(|threads| {
                threads.spawn(|| live.status_changed(id, 1, &told(Status::Accepted)));
                live.status_changed(id, 2, &told(Status::Canceled));
            });
            assert!(!live.index.get(assistant).unwrap().capability.contains(Capability::BUSY), "{id}");
        }
    }
}
