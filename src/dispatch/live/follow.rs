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
                        self.assistant_changed(id, &change);
                    } else if event.kind == REQUESTED {
                        self.timers.wake();
                    }
                }
                ChannelKind::Assistance if event.kind == STATUS => {
                    if let Ok(change) = serde_json::from_value(event.payload.clone()) {
                        self.status_changed(AssistanceId::new(event.channel.id), event.seq, &change);
                    }
                }
                ChannelKind::Assistance | ChannelKind::Assistant => {}
            }
        }
    }
}

impl Live {
    /// Enters an active assistant into the index, or takes an inactive one out.
    pub(super) fn assistant_changed(&self, id: AssistantId, change: &AssistantChanged) {
        if let Some((lat, lng, seen)) = change.position
            && let Some(at) = Point::new(lat, lng)
        {
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
        self.index.set_busy(id, self.engagements.of(id.into()).is_some());
    }

    /// Notes who is at work.
    pub(super) fn status_changed(&self, id: AssistanceId, seq: i64, change: &StatusChanged) {
        let client = ClientId::new(change.client_id);
        let assistant = change.assistant_id.map(AssistantId::new);
        let Some(status) = Status::from_word(&change.status) else { return };
        match (status, assistant) {
            (Status::Accepted | Status::Ongoing, Some(assistant)) => {
                if self.engagements.begin(id, seq, client, assistant) {
                    self.index.set_busy(assistant, true);
                }
            }
            (Status::Completed | Status::Canceled, _) => {
                if self.engagements.end(id, seq, client, assistant)
                    && let Some(assistant) = assistant
                {
                    self.index.set_busy(assistant, self.engagements.of(assistant.into()).is_some());
                }
            }
            (Status::Requested | Status::Accepted | Status::Ongoing, _) => {}
        }
    }
}
