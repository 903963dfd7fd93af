//! From what a phone sends to a batch. All of it is read before any of it is done.

use super::body::{ItemBody, SyncBody};
use crate::accounts::Identity;
use crate::api::depannini::assistance::{MAX_REF, MAX_TEXT, stage_of, step, time};
use crate::api::http::fields::money;
use crate::api::http::{Complaint, Field, Reading};
use crate::dispatch::assistance::Step;
use crate::dispatch::chat;
use crate::dispatch::sync::{Batch, Entry, Recorded};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AssistanceId, MessageId};
use crate::kernel::money::Currency;

impl SyncBody {
    pub(in crate::api::depannini) fn into_batch(
        self,
        by: Identity,
        currency: Currency,
        most: usize,
    ) -> Result<Batch, Invalid> {
        let mut read = Reading::new();
        let sent_at = read.required("sent_at", self.sent_at, |text| time(&text));
        let entries = match &self.items {
            Field::Value(items) if items.len() > most => {
                read.complain("items", Complaint::new("too_many", format!("at most {most} entries")));
                None
            }
            _ => read.list("items", self.items, |read, name, item| {
                read.nested(name, item, |read, item: ItemBody| item.into_entry(read, currency))
            }),
        };
        read.finish(|| Some(Batch { by, sent_at: sent_at?, entries: entries? }))
    }
}

/// What an entry can be.
enum Kind {
    Location,
    Status,
    Stage,
    Chat,
    Read,
}

impl ItemBody {
    fn into_entry(self, read: &mut Reading, currency: Currency) -> Option<Entry> {
        let id = read.required_text("id", self.id, MAX_REF);
        let at = read.required("at", self.at, |text| time(&text));
        let kind = read.required("type", self.kind, |word| match word.as_str() {
            "location" => Ok(Kind::Location),
            "status" => Ok(Kind::Status),
            "stage" => Ok(Kind::Stage),
            "chat" => Ok(Kind::Chat),
            "read" => Ok(Kind::Read),
            _ => Err("location, status, stage, chat or read"),
        })?;
        let assistance = match kind {
            Kind::Location => None,
            Kind::Status | Kind::Stage | Kind::Chat | Kind::Read => {
                read.required_value("assistance_id", self.assistance_id).map(AssistanceId::new)
            }
        };
        let what = match kind {
            Kind::Location => {
                let at = read.point(("lat", self.lat), ("lng", self.lng));
                let accuracy = read.value("accuracy", self.accuracy);
                let speed = read.value("speed", self.speed);
                let heading = read.value("heading", self.heading);
                Recorded::Location { at: at?, accuracy, speed, heading }
            }
            Kind::Status => {
                let price = read.optional("total_price", self.total_price, |number| money(&number, currency));
                let reason = read.text("reason", self.reason, MAX_TEXT);
                let step = read.required("status", self.status, |word| step(&word, price, reason));
                Recorded::Step { assistance: assistance?, step: step? }
            }
            Kind::Stage => {
                let stage = read.required("stage", self.stage, |word| stage_of(&word));
                Recorded::Step { assistance: assistance?, step: Step::Stage(stage?) }
            }
            Kind::Chat => {
                let message = read.required_text("message", self.message, chat::MAX_CHARS);
                Recorded::Chat { assistance: assistance?, message: message? }
            }
            Kind::Read => {
                let up_to = read.required_value("up_to", self.up_to).map(MessageId::new);
                Recorded::Read { assistance: assistance?, up_to: up_to? }
            }
        };
        Some(Entry { id: id?, at: at?, what })
    }
}
