//! Which rooms there are. It only hands out a room at join; frames never pass through it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix::prelude::*;
use parking_lot::{Mutex, MutexGuard};
use tokio::sync::oneshot;

use super::reader::Reader;
use super::room::{Join, Leave, Look, Member, Renew, Room, Shared};
use crate::config::RealtimeSettings;
use crate::dispatch::Dispatch;
use crate::dispatch::live::{Report, Watcher};
use crate::journal::{Channel, ChannelKind, Event, Follower};
use crate::kernel::id::{AccountId, AssistanceId};
use crate::kernel::time::SharedClock;
use crate::realtime::codec::Codec;
use crate::realtime::outbox::Outbox;

#[derive(Clone)]
struct Entry {
    room: Addr<Room>,
    shared: Arc<Shared>,
}

/// As many locks as make two threads rarely meet: every position of somebody who is watched looks its room up.
const SHARDS: usize = 64;

/// The rooms of one shard, on cache lines of their own.
#[derive(Default)]
#[repr(align(128))]
struct Shard(Mutex<HashMap<Channel, Entry>>);

/// All rooms by channel.
pub struct Rooms {
    shards: [Shard; SHARDS],
    arbiters: Vec<Arbiter>,
    reader: Reader,
    next_member: AtomicU64,
    dispatch: Dispatch,
    codec: Arc<dyn Codec>,
    clock: SharedClock,
    idle: Duration,
    pub(super) sweep_every: Duration,
}

impl Rooms {
    /// No rooms yet. Must be called inside an actix system, whose arbiters carry the rooms: they are not HTTP workers.
    #[must_use]
    pub fn new(
        dispatch: Dispatch,
        codec: Arc<dyn Codec>,
        clock: SharedClock,
        settings: &RealtimeSettings,
    ) -> Arc<Self> {
        let arbiters: Vec<Arbiter> = (0..settings.threads).map(|_| Arbiter::new()).collect();
        Arc::new(Self {
            reader: Reader::start(&dispatch, &arbiters),
            shards: std::array::from_fn(|_| Shard::default()),
            arbiters,
            next_member: AtomicU64::new(1),
            dispatch,
            codec,
            clock,
            idle: Duration::from_secs(settings.room_idle_seconds),
            sweep_every: Duration::from_secs(settings.sweep_seconds),
        })
    }

    /// How many rooms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(|shard| shard.0.lock().len()).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn entries(&self, channel: Channel) -> MutexGuard<'_, HashMap<Channel, Entry>> {
        // ids count up, so their last bits spread them
        let shard = usize::try_from(channel.id).unwrap_or(0) % SHARDS;
        self.shards[shard].0.lock()
    }

    /// Lets a socket into a channel's room. The room answers with the number where its channel stands, as soon as it
    /// could read it; facts and positions come from then on.
    pub(in crate::realtime) fn join(
        self: &Arc<Self>,
        channel: Channel,
        (account, listens_only): (AccountId, bool),
        outbox: Arc<Outbox>,
    ) -> (Membership, oneshot::Receiver<i64>) {
        let id = self.next_member.fetch_add(1, Ordering::Relaxed);
        let entry = {
            let mut entries = self.entries(channel);
            let entry = entries.entry(channel).or_insert_with(|| self.open(channel)).clone();
            // counted under the lock, so that the room cannot retire before the socket is in
            entry.shared.joined.fetch_add(1, Ordering::AcqRel);
            entry
        };
        let membership = Membership { room: entry.room.clone(), shared: Arc::clone(&entry.shared), id };
        let (answer, answered) = oneshot::channel();
        let join = Join { member: Member { id, account, listens_only, outbox }, answer };
        // the mailbox is bounded; where it is full the joining waits in a task of its own
        if let Err(SendError::Full(join)) = entry.room.try_send(join) {
            actix::spawn(async move { entry.room.send(join).await });
        }
        (membership, answered)
    }

    fn open(self: &Arc<Self>, channel: Channel) -> Entry {
        let shared = Arc::new(Shared::default());
        let room = Room {
            channel,
            reader: self.reader.clone(),
            codec: Arc::clone(&self.codec),
            clock: self.clock.clone(),
            shared: Arc::clone(&shared),
            rooms: Arc::downgrade(self),
            idle: self.idle,
            members: Vec::new(),
            waiting: Vec::new(),
            last: None,
            reading: false,
            replaced: HashSet::new(),
        };
        let threads = self.arbiters.len().max(1);
        let number = usize::try_from(channel.id).unwrap_or(0) % threads;
        let room = match self.arbiters.get(number) {
            Some(arbiter) => Room::start_in_arbiter(&arbiter.handle(), |_| room),
            None => room.start(),
        };
        Entry { room, shared }
    }

    /// Forgets an empty room; `false` when a socket is on its way in.
    pub(super) fn retire(&self, channel: Channel, shared: &Arc<Shared>) -> bool {
        let mut entries = self.entries(channel);
        if shared.joined.load(Ordering::Acquire) > 0 {
            return false;
        }
        if entries.get(&channel).is_some_and(|entry| Arc::ptr_eq(&entry.shared, shared)) {
            entries.remove(&channel);
        }
        true
    }

    /// Announces that a channel has facts up to a number; the room, where it must be told to look.
    fn note(&self, channel: Channel, seq: i64) -> Option<Entry> {
        self.entries(channel).get(&channel).filter(|entry| entry.shared.hint(seq)).cloned()
    }

    /// Announces that a channel has facts up to a number, and tells its room.
    pub(super) fn hint(&self, channel: Channel, seq: i64) {
        if let Some(entry) = self.note(channel, seq) {
            entry.look();
        }
    }

    /// All rows have become others: every room looks anew where its channel stands and whom it is for, and tells its members.
    /// Returns when all rooms know.
    pub async fn renew(&self) {
        let rooms: Vec<Addr<Room>> = self
            .shards
            .iter()
            .flat_map(|shard| shard.0.lock().values().map(|e| e.room.clone()).collect::<Vec<_>>())
            .collect();
        for room in rooms {
            // one that has ended tells nobody
            let _ended = room.send(Renew).await;
        }
    }

    /// The channels of one kind that have rooms.
    pub(super) fn channels(&self, kind: ChannelKind) -> Vec<i64> {
        let of_kind = |shard: &Shard| -> Vec<i64> {
            shard.0.lock().keys().filter(|channel| channel.kind == kind).map(|channel| channel.id).collect()
        };
        self.shards.iter().flat_map(of_kind).collect()
    }

    pub(super) fn dispatch(&self) -> &Dispatch {
        &self.dispatch
    }

    pub(super) fn clock(&self) -> &SharedClock {
        &self.clock
    }
}

impl Entry {
    /// A full mailbox means that a look is due anyway; the sweep makes sure of it.
    fn look(&self) {
        if self.room.try_send(Look).is_err() {
            self.shared.not_told();
        }
    }
}

impl Follower for Rooms {
    fn committed(&self, events: &[Event]) {
        // told in one go, so that they are read for together
        let rooms: Vec<Entry> = events.iter().filter_map(|event| self.note(event.channel, event.seq)).collect();
        rooms.iter().for_each(Entry::look);
    }
}

impl Watcher for Rooms {
    fn moved(&self, assistance: AssistanceId, report: &Report) {
        let channel = Channel::assistance(assistance);
        if let Some(entry) = self.entries(channel).get(&channel)
            && entry.shared.moved(report)
        {
            entry.look();
        }
    }
}

/// A socket's place in a room; dropping it leaves the room.
pub(in crate::realtime) struct Membership {
    room: Addr<Room>,
    shared: Arc<Shared>,
    id: u64,
}

impl Drop for Membership {
    fn drop(&mut self) {
        self.shared.joined.fetch_sub(1, Ordering::AcqRel);
        if let Err(SendError::Full(leave)) = self.room.try_send(Leave(self.id)) {
            // the mailbox is bounded; leaving must not be lost, so it waits in a task of its own
            let room = self.room.clone();
            actix::spawn(async move { room.send(leave).await });
        }
    }
}
