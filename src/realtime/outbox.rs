//! What waits for one socket, bounded: facts in order, positions newest only.

use std::collections::VecDeque;

use actix_web::web::Bytes;
use bytestring::ByteString;
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::close::Close;
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
    /// Facts asked for again; they go first.
    replay: VecDeque<ByteString>,
    facts: VecDeque<ByteString>,
    positions: Vec<(AccountId, ByteString)>,
    pong: Option<Bytes>,
    ping: bool,
    close: Option<Close>,
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

    /// A fact or an answer. When the queue is full the socket is to be closed: the client resumes by replay.
    pub(super) fn push(&self, frame: ByteString) {
        let mut state = self.state.lock();
        if state.close.is_some() {
            return;
        }
        if state.facts.len() >= self.capacity {
            state.facts.clear();
            state.replay.clear();
            state.positions.clear();
            state.close = Some(Close::TooSlow);
        } else {
            state.facts.push_back(frame);
        }
        drop(state);
        self.ready.notify_one();
    }

    /// Facts asked for again, before any that wait.
    pub(super) fn push_replay(&self, frames: impl IntoIterator<Item = ByteString>) {
        self.state.lock().replay.extend(frames);
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
    pub(super) async fn take(&self) -> Batch {
        loop {
            if let Some(batch) = self.take_now() {
                return batch;
            }
            self.ready.notified().await;
        }
    }

    fn take_now(&self) -> Option<Batch> {
        let mut state = self.state.lock();
        let state = &mut *state;
        let nothing = state.replay.is_empty()
            && state.facts.is_empty()
            && state.positions.is_empty()
            && state.pong.is_none()
            && !state.ping
            && state.close.is_none();
        if nothing {
            return None;
        }
        let mut frames = Vec::with_capacity(state.replay.len() + state.facts.len() + state.positions.len());
        frames.extend(state.replay.drain(..));
        frames.extend(state.facts.drain(..));
        frames.extend(state.positions.drain(..).map(|(_, frame)| frame));
        Some(Batch { frames, pong: state.pong.take(), ping: std::mem::take(&mut state.ping), close: state.close })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &'static str) -> ByteString {
        ByteString::from_static(text)
    }

    #[tokio::test]
    async fn facts_keep_their_order_and_positions_coalesce() {
        let outbox = Outbox::new(8);
        outbox.put_position(AccountId::new(1), frame("old"));
        outbox.push(frame("a"));
        outbox.put_position(AccountId::new(1), frame("new"));
        outbox.push(frame("b"));
        outbox.push_replay([frame("missed")]);
        let batch = outbox.take().await;
        assert_eq!(batch.frames, ["missed", "a", "b", "new"]);
        assert_eq!(batch.close, None);
    }

    #[tokio::test]
    async fn a_full_queue_closes_with_the_code_that_says_resume() {
        let outbox = Outbox::new(2);
        for text in ["a", "b", "c", "d"] {
            outbox.push(frame(text));
        }
        let batch = outbox.take().await;
        assert_eq!(batch.close, Some(Close::TooSlow));
        assert!(batch.frames.is_empty(), "a client that was closed must not see a gap");
    }
}
