//! What the room does not hand to a socket, fetched for it alone: what it missed, or how things stand.

use std::time::Duration;

use crate::dispatch::Error;
use crate::dispatch::channel::{self, Missed};
use crate::journal::Channel;
use crate::realtime::Realtime;
use crate::realtime::close::Close;
use crate::realtime::cursor::Errand;
use crate::realtime::outbox::Outbox;

/// Facts read at a time: what a slow reader costs in memory, whatever they missed.
const SLICE: i64 = 64;
/// After a fault of the database it is tried again.
const RETRY: Duration = Duration::from_millis(500);

/// Runs an errand and puts what it found into the outbox. A fault is waited out: the socket stays open.
pub(super) async fn fetch(realtime: &Realtime, channel: Channel, outbox: &Outbox, errand: Errand) {
    let outcome = match errand {
        Errand::Facts { after, turn } => facts(realtime, channel, outbox, after, turn).await,
        Errand::Snapshot { turn } => snapshot(realtime, channel, outbox, turn).await,
    };
    if let Err(Error::NotFound) = outcome {
        return outbox.close(Close::Gone);
    }
    if let Err(error) = outcome {
        // thousands of sockets may be at this at once: the database's own warning says it for all
        tracing::debug!(%error, "a socket cannot be told what it missed; tried again");
        realtime.clock.sleep_until(realtime.clock.now() + RETRY).await;
    }
}

async fn facts(realtime: &Realtime, channel: Channel, outbox: &Outbox, after: i64, turn: u64) -> Result<(), Error> {
    match channel::missed(&realtime.dispatch, channel, after, SLICE).await? {
        Missed::Told(told) => {
            let (last, count) = (told.last().map_or(after, |told| told.seq), told.len());
            let all = i64::try_from(count).is_ok_and(|count| count < SLICE);
            outbox.read(turn, last, all, told.iter().map(|told| realtime.codec.fact(told)));
        }
        Missed::Gone => outbox.lost(turn),
    }
    Ok(())
}

async fn snapshot(realtime: &Realtime, channel: Channel, outbox: &Outbox, turn: u64) -> Result<(), Error> {
    let snapshot = channel::snapshot(&realtime.dispatch, channel).await?;
    outbox.stands(turn, snapshot.seq, realtime.codec.reset(&snapshot));
    Ok(())
}
