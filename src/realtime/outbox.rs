//! What waits for one socket, bounded: facts in order and once, positions newest only.

use std::collections::VecDeque;

use actix_web::web::Bytes;
use bytestring::ByteString;
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::close::Close;
use super::cursor::{Cursor, Errand};
use crate::kernel::id::AccountId;

/// The queue between rooms and one socket's writer. Nobody who puts something in ever waits.
#[derive(Debug)]
pub(super) struct Outbox {
    state: Mutex<State>,
    ready: Notify,
    capacity: usize,
}

#[derive(Debug, Default)]
struct State {
    cursor: Cursor,
    facts: VecDeque<ByteString>,
    /// Answers to what the client said. Like positions they are held back until the socket is up to date: who asks to be
    /// told what they missed hears that first.
    answers: VecDeque<ByteString>,
    /// How the server is; only the newest counts.
    condition: Option<ByteString>,
    positions: Vec<(AccountId, ByteString)>,
    pong: Option<Bytes>,
    ping: bool,
    close: Option<Close>,
}

/// What the writer does next.
#[derive(Debug)]
pub(super) enum Due {
    /// Send this.
    Send(Batch),
    /// Fetch this and hand it in.
    Fetch(Errand),
}

/// What the writer takes at once.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Frames in the order they are to be sent.
    pub(super) frames: Vec<ByteString>,
    /// An answer to a ping.
    pub(super) pong: Option<Bytes>,
    /// A ping is due.
    pub(super) ping: bool,
    /// Close after the frames.
    pub(super) close: Option<Close>,
}

impl Outbox {
    pub(super) fn new(capacity: usize) -> Self {
        Self { state: Mutex::default(), ready: Notify::new(), capacity }
    }

    /// The socket has joined its room, which stands at `last`: it is welcomed and told what came after `since`.
    pub(super) fn begin(&self, since: Option<i64>, last: i64, welcome: ByteString) {
        let mut state = self.state.lock();
        state.facts.push_back(welcome);
        state.cursor.begin(since, last);
        drop(state);
        self.ready.notify_one();
    }

    /// Everything after `since` is to be told again.
    pub(super) fn rewind(&self, since: i64) {
        self.state.lock().cursor.rewind(since);
        self.ready.notify_one();
    }

    /// What was told may not hold any more, and the channel stands at `last`: how things stand comes before the next fact.
    pub(super) fn forget(&self, last: i64) {
        self.state.lock().cursor.forget(last);
        self.ready.notify_one();
    }

    /// A fact from the room. When the queue is full the socket is to be closed: the client resumes by replay.
    pub(super) fn fact(&self, seq: i64, frame: &ByteString) {
        let mut state = self.state.lock();
        if state.cursor.offer(seq) && self.has_room(&mut state) {
            state.facts.push_back(frame.clone());
        }
        drop(state);
        self.ready.notify_one();
    }

    /// An answer to what the client said.
    pub(super) fn answer(&self, frame: ByteString) {
        let mut state = self.state.lock();
        if self.has_room(&mut state) {
            state.answers.push_back(frame);
        }
        drop(state);
        self.ready.notify_one();
    }

    /// Whether one more frame may wait; one too many closes the socket.
    fn has_room(&self, state: &mut State) -> bool {
        if state.close.is_none() && state.facts.len() + state.answers.len() >= self.capacity {
            // a client that is closed must not see a gap
            state.facts.clear();
            state.answers.clear();
            state.positions.clear();
            state.close = Some(Close::TooSlow);
        }
        state.close.is_none()
    }

    /// How the server is now.
    pub(super) fn condition(&self, frame: ByteString) {
        self.state.lock().condition = Some(frame);
        self.ready.notify_one();
    }

    /// A position; takes the place of the same person's older one.
    pub(super) fn put_position(&self, whose: AccountId, frame: ByteString) {
        let mut state = self.state.lock();
        match state.positions.iter_mut().find(|(known, _)| *known == whose) {
            Some((_, old)) => *old = frame,
            None => state.positions.push((whose, frame)),
        }
        drop(state);
        self.ready.notify_one();
    }

    /// What an errand for facts found: frames up to number `last`, `all` when there were no more.
    pub(super) fn read(&self, turn: u64, last: i64, all: bool, frames: impl Iterator<Item = ByteString>) {
        let mut state = self.state.lock();
        if state.cursor.read(turn, last, all) && state.close.is_none() {
            state.facts.extend(frames);
        }
    }

    /// An errand for facts found that the journal does not have them.
    pub(super) fn lost(&self, turn: u64) {
        self.state.lock().cursor.lost(turn);
    }

    /// What an errand for a snapshot found.
    pub(super) fn stands(&self, turn: u64, seq: i64, frame: ByteString) {
        let mut state = self.state.lock();
        if state.cursor.stands(turn, seq) && state.close.is_none() {
            state.facts.push_back(frame);
        }
    }

    pub(super) fn pong(&self, payload: Bytes) {
        self.state.lock().pong = Some(payload);
        self.ready.notify_one();
    }

    pub(super) fn ping(&self) {
        self.state.lock().ping = true;
        self.ready.notify_one();
    }

    /// Closes the socket after what waits now; the first reason counts.
    pub(super) fn close(&self, why: Close) {
        self.state.lock().close.get_or_insert(why);
        self.ready.notify_one();
    }

    /// Whether the socket is to be closed.
    pub(super) fn is_closing(&self) -> bool {
        self.state.lock().close.is_some()
    }

    /// Waits until something is there, then takes all of it.
    pub(super) async fn take(&self) -> Due {
        loop {
            if let Some(due) = self.take_now() {
                return due;
            }
            self.ready.notified().await;
        }
    }

    fn take_now(&self) -> Option<Due> {
        let mut state = self.state.lock();
        let state = &mut *state;
        // the welcome is the first frame, and where somebody is now comes after what happened before
        let (joined, live) = (state.cursor.has_joined(), state.cursor.is_live());
        let mut frames = Vec::new();
        if joined {
            frames.extend(state.facts.drain(..));
            frames.extend(state.condition.take());
        }
        if live {
            frames.extend(state.positions.drain(..).map(|(_, frame)| frame));
            frames.extend(state.answers.drain(..));
        }
        if frames.is_empty() && state.pong.is_none() && !state.ping && state.close.is_none() {
            return state.cursor.errand().map(Due::Fetch);
        }
        let (pong, ping) = (state.pong.take(), std::mem::take(&mut state.ping));
        Some(Due::Send(Batch { frames, pong, ping, close: state.close }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &'static str) -> ByteString {
        ByteString::from_static(text)
    }

    fn open(capacity: usize) -> Outbox {
        let outbox = Outbox::new(capacity);
        outbox.begin(None, 4, frame("welcome"));
        outbox
    }

    async fn sent(outbox: &Outbox) -> Batch {
        match outbox.take().await {
            Due::Send(batch) => batch,
            Due::Fetch(errand) => panic!("{errand:?}"),
        }
    }

    #[tokio::test]
    async fn facts_keep_their_order_and_positions_coalesce() {
        let outbox = open(8);
        outbox.put_position(AccountId::new(1), frame("old"));
        outbox.fact(5, &frame("a"));
        outbox.put_position(AccountId::new(1), frame("new"));
        outbox.fact(6, &frame("b"));
        outbox.fact(6, &frame("again"));
        let batch = sent(&outbox).await;
        assert_eq!(batch.frames, ["welcome", "a", "b", "new"]);
        assert_eq!(batch.close, None);
    }

    #[tokio::test]
    async fn a_full_queue_closes_with_the_code_that_says_resume() {
        let outbox = open(3);
        for (seq, text) in [(5, "a"), (6, "b"), (7, "c"), (8, "d")] {
            outbox.fact(seq, &frame(text));
        }
        let batch = sent(&outbox).await;
        assert_eq!(batch.close, Some(Close::TooSlow));
        assert!(batch.frames.is_empty(), "a client that was closed must not see a gap");
    }

    #[tokio::test]
    async fn where_somebody_is_comes_after_what_was_missed() {
        let outbox = Outbox::new(8);
        outbox.put_position(AccountId::new(1), frame("here"));
        outbox.begin(Some(2), 4, frame("welcome"));
        assert_eq!(sent(&outbox).await.frames, ["welcome"]);
        let Due::Fetch(Errand::Facts { after: 2, turn }) = outbox.take().await else { panic!() };
        outbox.fact(5, &frame("the room's 5"));
        outbox.read(turn, 4, true, [frame("3"), frame("4")].into_iter());
        assert_eq!(sent(&outbox).await.frames, ["3", "4"]);
        let Due::Fetch(Errand::Facts { after: 4, turn }) = outbox.take().await else { panic!() };
        outbox.read(turn, 5, true, [frame("5")].into_iter());
        assert_eq!(sent(&outbox).await.frames, ["5", "here"]);
    }

    #[tokio::test]
    async fn of_conditions_only_the_newest_is_told() {
        let outbox = open(1);
        outbox.condition(frame("degraded"));
        outbox.condition(frame("recovered"));
        assert_eq!(sent(&outbox).await.frames, ["welcome", "recovered"]);
    }
}
