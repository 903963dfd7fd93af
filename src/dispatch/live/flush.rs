//! Writes the last known positions to the database, in slices that do not hold up other writes.

use std::time::Duration;

use crate::accounts;
use crate::dispatch::Dispatch;
use crate::kernel::error::Fault;

/// Rows in one write job.
const SLICE: usize = 256;

/// Flushes what has changed; returns how many positions.
///
/// # Errors
/// The database's fault; what was not written is tried again with the next flush.
pub async fn flush_once(dispatch: &Dispatch) -> Result<usize, Fault> {
    let dirty = dispatch.live.presence.take_dirty();
    let mut slices = dirty.chunks(SLICE);
    while let Some(slice) = slices.next() {
        let rows = slice.to_vec();
        let written = dispatch.work.write(move |tx| accounts::store_positions(tx.conn(), &rows)).await;
        if let Err(fault) = written {
            let left = slice.iter().chain(slices.flatten()).map(|(account, _, _)| *account);
            dispatch.live.presence.mark_dirty(left);
            return Err(fault);
        }
    }
    Ok(dirty.len())
}

/// Flushes every `dispatch.flush_seconds` until dropped.
pub async fn keep_flushing(dispatch: Dispatch) {
    let pause = Duration::from_secs(dispatch.settings.flush_seconds);
    loop {
        let clock = dispatch.work.clock();
        clock.sleep_until(clock.now() + pause).await;
        if let Err(fault) = flush_once(&dispatch).await {
            tracing::warn!(%fault, "positions could not be flushed; tried again next time");
        }
    }
}
