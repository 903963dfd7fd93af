//! What was answered with 2xx, or came back to its author on a socket.

use std::collections::{BTreeMap, HashMap};

use crate::fact::{Kind, Told};
use crate::look::Rows;
use crate::seen::{All, Broken, Done};

/// Every acknowledged change is in the database, as it was acknowledged.
pub(super) fn is_there(rows: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    let offers: HashMap<(i64, i64), &str> =
        rows.offers.iter().map(|offer| ((offer.assistance_id, offer.assistant_id), offer.status.as_str())).collect();
    for acknowledged in &all.acknowledged {
        let row = |id: &i64| rows.assistances.get(id);
        let there = match &acknowledged.what {
            Done::Asked { id, client, words } => {
                row(id).is_some_and(|row| row.client_id == *client && row.description.as_ref() == Some(words))
            }
            Done::Accepted { id, assistant } => {
                let offer = offers.get(&(*id, *assistant));
                row(id).is_some_and(|row| row.assistant_id == Some(*assistant) && row.accepted_at.is_some())
                    // one who was busy for a while, and whose offer ended with that, may still come first
                    && offer.is_none_or(|status| *status != "open")
            }
            Done::Declined { id, assistant } => offers.get(&(*id, *assistant)) == Some(&"declined"),
            Done::Said { id, message, sender, text } => rows
                .messages
                .get(message)
                .is_some_and(|row| (row.assistance_id, row.sender_id, &row.body) == (*id, *sender, text)),
            Done::Read { id, reader, up_to } => rows.marks.get(&(*id, *reader)).is_some_and(|mark| mark >= up_to),
            Done::Moved { id, status: "ongoing" } => row(id).is_some_and(|row| row.started_at.is_some()),
            Done::Moved { id, status } => row(id).is_some_and(|row| row.status == *status && row.ended_at.is_some()),
            Done::Priced { id, minor } => row(id).is_some_and(|row| row.price_minor == Some(*minor)),
            Done::Rated { id, rating } => row(id).is_some_and(|row| row.rating.map(i64::from) == Some(*rating)),
            // the last one counts: see `active_as_answered`
            Done::Active { assistant, .. } => rows.active.contains_key(assistant),
        };
        if !there {
            find(Broken::Lost, format!("{:?}, acknowledged in round {}", acknowledged.what, acknowledged.round));
        }
    }
}

/// Answers, frames and the row name one and the same assistant for an assistance.
pub(super) fn one_winner(rows: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut winners: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for acknowledged in &all.acknowledged {
        if let Done::Accepted { id, assistant } = acknowledged.what {
            winners.entry(id).or_default().push(assistant);
        }
    }
    for (channel, facts) in all.facts.iter().filter(|(channel, _)| channel.kind == Kind::Assistance) {
        for fact in facts.values() {
            if let Told::Status { assistant: Some(assistant), .. } = &fact.told {
                winners.entry(channel.id).or_default().push(*assistant);
            }
        }
    }
    for (id, mut named) in winners {
        named.extend(rows.assistances.get(&id).and_then(|row| row.assistant_id));
        named.sort_unstable();
        named.dedup();
        if named.len() > 1 {
            find(Broken::Double, format!("{id} was won by {named:?}"));
        }
    }
}

/// Nothing was stored twice, however often it was said; and each request for help once.
pub(super) fn said_once(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut said: HashMap<&str, i64> = HashMap::new();
    for message in rows.messages.values() {
        if let Some(other) = said.insert(&message.body, message.id) {
            find(Broken::Double, format!("{:?} is message {other} and message {}", message.body, message.id));
        }
    }
    let mut asked: HashMap<&str, i64> = HashMap::new();
    for row in rows.assistances.values() {
        let words = row.description.as_deref().unwrap_or_default();
        if let Some(other) = asked.insert(words, row.id) {
            find(Broken::Double, format!("{words:?} is assistance {other} and assistance {}", row.id));
        }
    }
}

/// A key that was answered is remembered with what the answer named.
pub(super) fn keys_made_one_thing(rows: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    for ((account, key), made) in &all.keys {
        match rows.keys.get(&(*account, key.clone())) {
            Some(kept) if kept == made => {}
            Some(kept) => find(Broken::Double, format!("{key} of {account} made {made}, and {kept} is remembered")),
            None => find(Broken::Lost, format!("{key} of {account} made {made}, and is forgotten")),
        }
    }
}

/// Whether an assistant is asked is as the last answer said.
pub(super) fn active_as_answered(rows: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    for (assistant, active) in &all.active {
        if active.is_some_and(|active| rows.active.get(assistant) != Some(&active)) {
            find(Broken::Lost, format!("{assistant} was told active = {active:?}"));
        }
    }
}
