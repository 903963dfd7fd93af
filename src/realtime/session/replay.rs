//! What a client missed, in order, once.

use bytestring::ByteString;

use crate::dispatch::Error;
use crate::dispatch::channel;
use crate::journal::Channel;
use crate::realtime::Realtime;

/// Facts read at a time.
const SLICE: i64 = 500;

/// The frames of the facts after `since` up to `last`; a `since` that no fact ever had gets a reset.
pub(super) async fn missed(
    realtime: &Realtime,
    channel: Channel,
    since: i64,
    last: i64,
) -> Result<Vec<ByteString>, Error> {
    if since < 0 || since > last {
        return Ok(vec![realtime.codec.reset(last)]);
    }
    let mut frames = Vec::new();
    let mut after = since;
    while after < last {
        let told = channel::read(&realtime.dispatch, channel, after, SLICE.min(last - after)).await?;
        let Some(newest) = told.last() else { break };
        after = newest.seq;
        frames.extend(told.iter().map(|told| realtime.codec.fact(told)));
    }
    Ok(frames)
}
