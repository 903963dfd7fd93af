//! The numbered facts: complete by themselves, and what readers were told.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::Value;

use crate::fact::{Channel, Fact, Kind, may_follow};
use crate::look::{Event, Rows};
use crate::seen::{All, Broken};

/// In every channel the numbers run from 1 to the counter, each once; no fact is without a counter. No run is long enough for
/// anything to be forgotten.
pub(super) fn no_gap(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut last: BTreeMap<(&str, i64), i64> = BTreeMap::new();
    for event in &rows.events {
        let channel = (event.channel_kind.as_str(), event.channel_id);
        let before = last.insert(channel, event.seq).unwrap_or(0);
        if event.seq != before + 1 {
            find(Broken::Gap, format!("{channel:?}: {} follows {before}", event.seq));
        }
    }
    for ((kind, id), counter) in &rows.counters {
        let newest = last.remove(&(kind.as_str(), *id)).unwrap_or(0);
        if newest != *counter {
            find(Broken::Gap, format!("{kind} {id} counts {counter}, and its last fact is {newest}"));
        }
    }
    for (channel, newest) in last {
        find(Broken::Gap, format!("{channel:?} has {newest} and no counter"));
    }
}

fn channel_of(event: &Event) -> Option<Channel> {
    let kind = [Kind::Assistant, Kind::Assistance].into_iter().find(|kind| kind.word() == event.channel_kind)?;
    Some(Channel { kind, id: event.channel_id })
}

/// Every fact that anybody was told is in the journal under its number, with the same content and time.
pub(super) fn told_is_journalled(rows: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut kept: HashMap<(Channel, i64), &Event> = HashMap::new();
    for event in &rows.events {
        if let Some(channel) = channel_of(event) {
            kept.insert((channel, event.seq), event);
        }
    }
    let message = |id: i64| {
        let row = rows.messages.get(&id)?;
        Some((row.body.clone(), row.sender_id, row.client_ref.clone()))
    };
    for (channel, facts) in &all.facts {
        for (seq, told) in facts {
            let Some(event) = kept.get(&(*channel, *seq)) else {
                find(Broken::Lost, format!("{channel} number {seq} was told and is not there: {told:?}"));
                continue;
            };
            let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
            let held = Fact::of_row(*channel, (&event.kind, &payload, event.at), message);
            if held.as_ref() != Some(told) {
                find(Broken::Lost, format!("{channel} number {seq} was told as {told:?}, and is {held:?}"));
            }
        }
    }
}

/// What all readers of a channel together heard are the numbers from 1 on without a hole: everybody began at 0.
pub(super) fn heard_without_hole(_: &Rows, all: &All, find: &mut dyn FnMut(Broken, String)) {
    for (channel, facts) in &all.facts {
        let newest = facts.keys().next_back().copied().unwrap_or(0);
        if facts.len() as i64 != newest {
            let missing: Vec<_> = (1..newest).filter(|seq| !facts.contains_key(seq)).take(10).collect();
            find(Broken::Gap, format!("{channel}: {missing:?} were never told, and {newest} was"));
        }
    }
}

/// An assistance's facts walk along its machine, and its row stands where they end.
pub(super) fn states_moved_along(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut stories: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for event in rows.events.iter().filter(|event| event.channel_kind == "assistance" && event.kind == "status") {
        let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
        stories.entry(event.channel_id).or_default().push(payload["status"].as_str().unwrap_or("?").to_owned());
    }
    for (id, row) in &rows.assistances {
        let story = stories.remove(id).unwrap_or_default();
        let mut now = "requested";
        for next in &story {
            if !may_follow(now, next) {
                find(Broken::State, format!("{id}: {next} after {now}: {story:?}"));
            }
            now = next;
        }
        if now != row.status {
            find(Broken::State, format!("{id} is {}, and its facts end with {now}: {story:?}", row.status));
        }
        let dated = (row.accepted_at.is_some(), row.started_at.is_some(), row.ended_at.is_some());
        let told = |status: &str| story.iter().any(|told| told == status);
        if dated != (told("accepted"), told("ongoing"), told("completed") || told("canceled")) {
            find(Broken::State, format!("{id} has times {dated:?} for {story:?}"));
        }
    }
    for (id, story) in stories {
        find(Broken::Lost, format!("{id} has facts and no row: {story:?}"));
    }
}

/// Messages and the facts that tell them belong together one to one.
pub(super) fn chat_and_facts_agree(rows: &Rows, _: &All, find: &mut dyn FnMut(Broken, String)) {
    let mut told = HashSet::new();
    for event in rows.events.iter().filter(|event| event.kind == "chat") {
        let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
        let id = payload["message_id"].as_i64().unwrap_or(0);
        if !told.insert(id) {
            find(Broken::Double, format!("message {id} has two facts"));
        }
        if rows.messages.get(&id).is_none_or(|message| message.assistance_id != event.channel_id) {
            find(Broken::Lost, format!("a fact tells of message {id} in {}, which is not there", event.channel_id));
        }
    }
    for id in rows.messages.keys().filter(|id| !told.contains(id)) {
        find(Broken::Lost, format!("message {id} has no fact"));
    }
}
