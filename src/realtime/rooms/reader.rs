//! One reading for many rooms: a request that is offered to eight assistants makes eight rooms look, and whoever looks
//! while the database is being read is read for together with the others, in one job.

use std::sync::Arc;

use actix::Arbiter;
use tokio::sync::{Mutex, mpsc, oneshot};

use crate::dispatch::channel::{self, Told};
use crate::dispatch::{Dispatch, Error};
use crate::journal::Channel;
use crate::kernel::error::{DomainError as _, Fault};

/// Facts of one channel read at a time.
const SLICE: i64 = 64;
/// Rooms that are read for in one job.
const TOGETHER: usize = 64;
/// Jobs at a time: one that takes long does not hold up the others.
const LANES: usize = 2;
/// Rooms that may wait for a job before the next has to wait for its place among them.
const WAITING: usize = 1024;

/// What a room wants to know.
enum Ask {
    /// Where its channel stands.
    Start(Channel, oneshot::Sender<i64>),
    /// The facts after a number.
    Facts(Channel, i64, oneshot::Sender<Vec<Told>>),
}

/// A room that wants facts.
type Facts = (Channel, i64, oneshot::Sender<Vec<Told>>);

/// The database could not be read; the log says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unread;

/// Reads for rooms; cloning is cheap.
#[derive(Clone)]
pub(super) struct Reader(mpsc::Sender<Ask>);

impl Reader {
    /// Reads on these threads, or on the caller's where there are none.
    pub(super) fn start(dispatch: &Dispatch, arbiters: &[Arbiter]) -> Self {
        let (asks, waiting) = mpsc::channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        for lane in 0..LANES {
            let reading = read(dispatch.clone(), Arc::clone(&waiting));
            match arbiters.get(lane % arbiters.len().max(1)) {
                // an arbiter that has stopped reads no more, and has no rooms
                Some(arbiter) => drop(arbiter.spawn(reading)),
                None => drop(actix::spawn(reading)),
            }
        }
        Self(asks)
    }

    /// The number of a channel's last fact; 0 when there is none.
    pub(super) async fn start_of(self, channel: Channel) -> Result<i64, Unread> {
        self.ask(|answer| Ask::Start(channel, answer)).await
    }

    /// Facts of a channel after a number, oldest first, without gap; at most a slice of them.
    pub(super) async fn facts(self, channel: Channel, after: i64) -> Result<Vec<Told>, Unread> {
        self.ask(|answer| Ask::Facts(channel, after, answer)).await
    }

    async fn ask<T>(self, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Result<T, Unread> {
        let (answer, answered) = oneshot::channel();
        self.0.send(ask(answer)).await.map_err(|_ended| Unread)?;
        answered.await.map_err(|_dropped| Unread)
    }
}

/// Takes whoever waits and reads for all of them, again and again.
async fn read(dispatch: Dispatch, waiting: Arc<Mutex<mpsc::Receiver<Ask>>>) {
    loop {
        let asks = together(&mut *waiting.lock().await).await;
        if asks.is_empty() {
            return;
        }
        if let Err(error) = answer(&dispatch, asks).await {
            // whoever asked hears that it failed, and asks again
            tracing::warn!(%error, "rooms cannot read their channels; they try again");
        }
    }
}

/// Whoever waits, with those who are just being told to look: one commit tells several rooms. Nobody, when no room is left.
async fn together(waiting: &mut mpsc::Receiver<Ask>) -> Vec<Ask> {
    let mut asks = Vec::new();
    let mut before = 0;
    let mut found = waiting.recv_many(&mut asks, TOGETHER).await;
    while found > before && found < TOGETHER {
        before = found;
        // the other rooms of this thread have their turn
        tokio::task::yield_now().await;
        while asks.len() < TOGETHER
            && let Ok(ask) = waiting.try_recv()
        {
            asks.push(ask);
        }
        found = asks.len();
    }
    asks
}

async fn answer(dispatch: &Dispatch, asks: Vec<Ask>) -> Result<(), Error> {
    let (mut starts, mut facts) = (vec![], vec![]);
    for ask in asks {
        match ask {
            Ask::Start(channel, answer) => starts.push((channel, answer)),
            Ask::Facts(channel, after, answer) => facts.push((channel, after, answer)),
        }
    }
    tell(dispatch, facts).await?;
    if !starts.is_empty() {
        let wanted = starts.iter().map(|(channel, _)| *channel).collect();
        let last = channel::last_numbers(dispatch, wanted).await?;
        for ((_, answer), last) in starts.into_iter().zip(last) {
            let _gone = answer.send(last);
        }
    }
    Ok(())
}

/// Reads facts for rooms. What cannot be read of one channel, a defect of its own, keeps no other room from its facts.
async fn tell(dispatch: &Dispatch, facts: Vec<Facts>) -> Result<(), Error> {
    if facts.is_empty() {
        return Ok(());
    }
    let wanted = facts.iter().map(|(channel, after, _)| (*channel, *after)).collect();
    match channel::read(dispatch, wanted, SLICE).await {
        Ok(told) => {
            for ((_, _, answer), told) in facts.into_iter().zip(told) {
                // a room that has ended meanwhile does not hear its answer
                let _gone = answer.send(told);
            }
            Ok(())
        }
        Err(error) if facts.len() > 1 && matches!(error.fault(), Some(Fault::Internal(_))) => {
            for one in facts {
                let channel = one.0;
                if let Err(error) = Box::pin(tell(dispatch, vec![one])).await {
                    tracing::warn!(%error, ?channel, "a room cannot read its channel; it tries again");
                }
            }
            Ok(())
        }
        Err(error) => Err(error),
    }
}
