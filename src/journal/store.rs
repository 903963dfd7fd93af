//! The journal's queries.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::event::{Channel, Event, NewEvent};
use crate::kernel::error::Fault;
use crate::kernel::time::Timestamp;
use crate::storage::schema::{journal_channels, journal_events};
use crate::storage::{Conn, dialect};

/// Numbers the facts and appends them. Counters are raised in the order of channels: in any other order two transactions
/// that touch the same two channels would wait for each other (on PostgreSQL).
///
/// # Errors
/// The database's fault.
pub fn append(conn: &mut Conn, events: Vec<NewEvent>, now: Timestamp) -> Result<Vec<Event>, Fault> {
    let mut by_channel: BTreeMap<Channel, Vec<NewEvent>> = BTreeMap::new();
    for event in events {
        by_channel.entry(event.channel).or_default().push(event);
    }
    let mut numbered = Vec::new();
    for (channel, events) in by_channel {
        let count = i64::try_from(events.len()).map_err(Fault::internal)?;
        let last = dialect::raise_counter(conn, channel.kind.word(), channel.id, count)?;
        for (seq, event) in (last - count + 1..).zip(events) {
            diesel::insert_into(journal_events::table)
                .values((
                    journal_events::channel_kind.eq(channel.kind.word()),
                    journal_events::channel_id.eq(channel.id),
                    journal_events::seq.eq(seq),
                    journal_events::kind.eq(event.kind),
                    journal_events::payload.eq(event.payload.to_string()),
                    journal_events::at.eq(now.naive()),
                ))
                .execute(conn)?;
            numbered.push(Event {
                channel,
                seq,
                kind: event.kind.to_owned(),
                payload: event.payload,
                at: now,
                memo: event.memo,
            });
        }
    }
    Ok(numbered)
}

/// The facts of a channel after number `after`, oldest first, at most `limit`.
///
/// # Errors
/// The database's fault.
pub fn since(conn: &mut Conn, channel: Channel, after: i64, limit: i64) -> Result<Vec<Event>, Fault> {
    let rows: Vec<(i64, String, String, chrono::NaiveDateTime)> = journal_events::table
        .filter(journal_events::channel_kind.eq(channel.kind.word()))
        .filter(journal_events::channel_id.eq(channel.id))
        .filter(journal_events::seq.gt(after))
        .order(journal_events::seq)
        .limit(limit)
        .select((journal_events::seq, journal_events::kind, journal_events::payload, journal_events::at))
        .load(conn)?;
    rows.into_iter()
        .map(|(seq, kind, payload, at)| {
            let payload = serde_json::from_str(&payload).map_err(Fault::internal)?;
            Ok(Event { channel, seq, kind, payload, at: Timestamp::from_naive(at), memo: None })
        })
        .collect()
}

/// The number of a channel's last fact; 0 when there is none.
///
/// # Errors
/// The database's fault.
pub fn last_seq(conn: &mut Conn, channel: Channel) -> Result<i64, Fault> {
    let last = journal_channels::table
        .find((channel.kind.word(), channel.id))
        .select(journal_channels::last_seq)
        .first(conn)
        .optional()?;
    Ok(last.unwrap_or(0))
}

/// The numbers of the last facts of many channels of one kind; channels without facts are missing.
///
/// # Errors
/// The database's fault.
pub fn last_numbers(conn: &mut Conn, kind: super::ChannelKind, ids: &[i64]) -> Result<Vec<(Channel, i64)>, Fault> {
    let rows: Vec<(i64, i64)> = journal_channels::table
        .filter(journal_channels::channel_kind.eq(kind.word()))
        .filter(journal_channels::channel_id.eq_any(ids.to_vec()))
        .select((journal_channels::channel_id, journal_channels::last_seq))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, last)| (Channel { kind, id }, last)).collect())
}

/// Deletes the facts of channels of one kind from before an instant, about `limit` at a time, oldest first; returns how many.
/// The numbers of channels stay: what comes next goes on counting.
///
/// # Errors
/// The database's fault.
pub fn forget(conn: &mut Conn, kind: super::ChannelKind, before: Timestamp, limit: i64) -> Result<usize, Fault> {
    let old: Vec<(i64, i64)> = journal_events::table
        .filter(journal_events::channel_kind.eq(kind.word()))
        .filter(journal_events::at.lt(before.naive()))
        .order(journal_events::at)
        .limit(limit)
        .select((journal_events::channel_id, journal_events::seq))
        .load(conn)?;
    let mut upto: BTreeMap<i64, i64> = BTreeMap::new();
    for (channel, seq) in old {
        let last = upto.entry(channel).or_insert(seq);
        *last = seq.max(*last);
    }
    let mut forgotten = 0;
    for (channel, seq) in upto {
        // up to a number, so that what is left of a channel has no gap
        forgotten += diesel::delete(
            journal_events::table
                .filter(journal_events::channel_kind.eq(kind.word()))
                .filter(journal_events::channel_id.eq(channel))
                .filter(journal_events::seq.le(seq)),
        )
        .execute(conn)?;
    }
    Ok(forgotten)
}

/// Channels of one kind after channel `after` that have facts from before an instant, in the order of their ids.
///
/// # Errors
/// The database's fault.
pub fn with_old_facts(
    conn: &mut Conn,
    kind: super::ChannelKind,
    before: Timestamp,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>, Fault> {
    Ok(journal_events::table
        .filter(journal_events::channel_kind.eq(kind.word()))
        .filter(journal_events::at.lt(before.naive()))
        .filter(journal_events::channel_id.gt(after))
        .select(journal_events::channel_id)
        .distinct()
        .order(journal_events::channel_id)
        .limit(limit)
        .load(conn)?)
}

/// Deletes every fact of these channels; returns how many.
///
/// # Errors
/// The database's fault.
pub fn forget_channels(conn: &mut Conn, kind: super::ChannelKind, ids: &[i64]) -> Result<usize, Fault> {
    Ok(diesel::delete(
        journal_events::table
            .filter(journal_events::channel_kind.eq(kind.word()))
            .filter(journal_events::channel_id.eq_any(ids.to_vec())),
    )
    .execute(conn)?)
}
