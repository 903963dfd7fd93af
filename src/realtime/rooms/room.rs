//! One channel's room: reads the journal when told to look, and hands frames to its members.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use actix::prelude::*;
use bytestring::ByteString;
use parking_lot::Mutex;

use super::reader::{Reader, Unread};
use super::registry::Rooms;
use crate::dispatch::channel::{self, Audience, Fact, Told};
use crate::dispatch::live::Report;
use crate::journal::Channel;
use crate::kernel::id::AccountId;
use crate::kernel::time::SharedClock;
use crate::realtime::close::Close;
use crate::realtime::codec::Codec;
use crate::realtime::outbox::Outbox;

/// After a fault of the database the room looks again.
const RETRY: Duration = Duration::from_millis(500);

/// What the registry and the room share: whoever announces something writes here and never waits.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// The highest number announced.
    hinted: AtomicI64,
    /// Positions since the last look, newest of each person.
    positions: Mutex<HashMap<AccountId, Report>>,
    /// A look is already in the mailbox.
    told: AtomicBool,
    /// Sockets that have joined or are about to.
    pub(super) joined: AtomicUsize,
}

impl Shared {
    /// Notes a number; `true` when the room must be told to look.
    pub(super) fn hint(&self, seq: i64) -> bool {
        self.hinted.fetch_max(seq, Ordering::AcqRel);
        !self.told.swap(true, Ordering::AcqRel)
    }

    /// Notes a position; `true` when the room must be told to look.
    pub(super) fn moved(&self, report: &Report) -> bool {
        self.positions.lock().insert(report.account, *report);
        !self.told.swap(true, Ordering::AcqRel)
    }

    /// Telling failed: the next announcement tries again.
    pub(super) fn not_told(&self) {
        self.told.store(false, Ordering::Release);
    }
}

/// Look at what was announced.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Look;

/// All rows have become others.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Renew;

/// A socket comes in; the answer is the number of the last fact before its first.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Join {
    pub(super) member: Member,
    pub(super) answer: tokio::sync::oneshot::Sender<i64>,
}

/// A socket has gone.
#[derive(Message)]
#[rtype(result = "()")]
pub(super) struct Leave(pub(super) u64);

/// One socket in the room.
pub(super) struct Member {
    pub(super) id: u64,
    pub(super) account: AccountId,
    /// An administrator, who need not be a party.
    pub(super) listens_only: bool,
    pub(super) outbox: Arc<Outbox>,
}

pub(super) struct Room {
    pub(super) channel: Channel,
    pub(super) reader: Reader,
    pub(super) codec: Arc<dyn Codec>,
    pub(super) clock: SharedClock,
    pub(super) shared: Arc<Shared>,
    pub(super) rooms: std::sync::Weak<Rooms>,
    pub(super) idle: Duration,
    pub(super) members: Vec<Member>,
    /// Sockets that came before the room knew where its channel stands.
    pub(super) waiting: Vec<Join>,
    /// The last number delivered; unknown until first read.
    pub(super) last: Option<i64>,
    pub(super) reading: bool,
    /// Who lost what the channel belongs to, as far as was told here.
    pub(super) replaced: HashSet<AccountId>,
}

impl Actor for Room {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Context<Self>) {
        self.find_start(ctx);
    }
}

impl Room {
    /// Learns where the channel stands, then lets the waiting in.
    fn find_start(&mut self, ctx: &mut Context<Self>) {
        let look = self.reader.clone().start_of(self.channel);
        ctx.spawn(look.into_actor(self).map(|outcome, room, ctx| match outcome {
            Ok(last) => {
                room.last = Some(last);
                for join in std::mem::take(&mut room.waiting) {
                    room.admit(join, last);
                }
                room.look(ctx);
            }
            Err(Unread) => {
                let pause = room.clock.sleep_until(room.clock.now() + RETRY);
                ctx.spawn(pause.into_actor(room).map(|(), room, ctx| room.find_start(ctx)));
            }
        }));
    }

    /// Learns where the channel stands now and whom it is for: whoever may stay is told how things stand. Newcomers wait.
    fn renew(&mut self, ctx: &mut Context<Self>) {
        self.last = None;
        let Some(rooms) = self.rooms.upgrade() else { return };
        let channel = self.channel;
        let look = async move { channel::audience(rooms.dispatch(), channel).await };
        ctx.spawn(look.into_actor(self).map(|outcome, room, ctx| match outcome {
            Ok(Audience { last, parties }) => {
                let may =
                    |member: &Member| parties.contains(&member.account) || (member.listens_only && !parties.is_empty());
                for member in &room.members {
                    if may(member) { member.outbox.forget(last) } else { member.outbox.close(Close::Gone) }
                }
                room.last = Some(last);
                room.replaced.clear();
                for join in std::mem::take(&mut room.waiting) {
                    if may(&join.member) { room.admit(join, last) } else { join.member.outbox.close(Close::Gone) }
                }
                room.look(ctx);
            }
            Err(error) => {
                tracing::warn!(%error, "a room cannot look at its channel anew; it tries again");
                let pause = room.clock.sleep_until(room.clock.now() + RETRY);
                ctx.spawn(pause.into_actor(room).map(|(), room, ctx| room.renew(ctx)));
            }
        }));
    }

    /// Tells the newcomer where the channel stands: at what was announced, where the room has not read that far. Another
    /// socket may have read it for itself, and the number must not go back for whoever comes again.
    fn admit(&mut self, join: Join, last: i64) {
        if !join.member.listens_only && self.replaced.contains(&join.member.account) {
            // lost it between the look at whose it is and the way in here
            join.member.outbox.close(Close::Gone);
            return;
        }
        let announced = self.shared.hinted.load(Ordering::Acquire);
        if join.answer.send(last.max(announced)).is_ok() {
            self.members.push(join.member);
        }
    }

    /// Delivers positions at once and facts after reading them; one reading at a time keeps their order.
    fn look(&mut self, ctx: &mut Context<Self>) {
        self.shared.told.store(false, Ordering::Release);
        self.deliver_positions();
        let Some(last) = self.last else { return };
        let hinted = self.shared.hinted.load(Ordering::Acquire);
        if self.reading || hinted <= last {
            return;
        }
        if self.members.is_empty() {
            // nobody to tell: whoever joins next replays for themselves
            self.last = Some(hinted);
            self.replaced.clear();
            return;
        }
        self.reading = true;
        let read = self.reader.clone().facts(self.channel, last);
        ctx.spawn(read.into_actor(self).map(move |outcome, room, ctx| match outcome {
            Ok(told) => {
                room.reading = false;
                if told.is_empty() {
                    // announced but not to be seen yet: the next announcement or the sweep looks again
                    let seen = (Ordering::AcqRel, Ordering::Relaxed);
                    let _newer = room.shared.hinted.compare_exchange(hinted, last, seen.0, seen.1);
                } else {
                    room.deliver(&told);
                    room.look(ctx);
                }
            }
            Err(Unread) => {
                let pause = room.clock.sleep_until(room.clock.now() + RETRY);
                ctx.spawn(pause.into_actor(room).map(|(), room, ctx| {
                    room.reading = false;
                    room.look(ctx);
                }));
            }
        }));
    }

    fn deliver(&mut self, told: &[Told]) {
        for told in told {
            self.let_go(&told.fact);
            let frame = self.codec.fact(told);
            for member in &self.members {
                member.outbox.fact(told.seq, &frame);
            }
            self.last = Some(told.seq);
        }
    }

    /// Whoever lost the assistance to another hears no more of it.
    fn let_go(&mut self, fact: &Fact) {
        let Fact::Status(status) = fact else { return };
        if let Some(lost) = status.replaced {
            self.replaced.insert(lost);
            let theirs = |member: &&Member| member.account == lost && !member.listens_only;
            self.members.iter().filter(theirs).for_each(|member| member.outbox.close(Close::Gone));
        }
        if let Some(holder) = &status.assistant {
            self.replaced.remove(&holder.id);
        }
    }

    fn deliver_positions(&mut self) {
        let moved = std::mem::take(&mut *self.shared.positions.lock());
        for (account, report) in moved {
            let frame: ByteString = self.codec.position(&report);
            for member in self.members.iter().filter(|member| member.account != account) {
                member.outbox.put_position(account, frame.clone());
            }
        }
    }

    /// Ends the room when it is still empty after the idle time.
    fn end_when_idle(&mut self, ctx: &mut Context<Self>) {
        let pause = self.clock.sleep_until(self.clock.now() + self.idle);
        ctx.spawn(pause.into_actor(self).map(|(), room, ctx| {
            let retired = room.rooms.upgrade().is_none_or(|rooms| rooms.retire(room.channel, &room.shared));
            if room.members.is_empty() && retired {
                ctx.stop();
            }
        }));
    }
}

impl Handler<Look> for Room {
    type Result = ();
    fn handle(&mut self, _: Look, ctx: &mut Context<Self>) {
        self.look(ctx);
    }
}

impl Handler<Renew> for Room {
    type Result = ();
    fn handle(&mut self, _: Renew, ctx: &mut Context<Self>) {
        self.renew(ctx);
    }
}

impl Handler<Join> for Room {
    type Result = ();
    fn handle(&mut self, join: Join, _ctx: &mut Context<Self>) {
        match self.last {
            Some(last) => self.admit(join, last),
            None => self.waiting.push(join),
        }
    }
}

impl Handler<Leave> for Room {
    type Result = ();
    fn handle(&mut self, Leave(id): Leave, ctx: &mut Context<Self>) {
        self.members.retain(|member| member.id != id);
        if self.members.is_empty() {
            self.end_when_idle(ctx);
        }
    }
}
