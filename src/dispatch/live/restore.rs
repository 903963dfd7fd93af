//! Rebuilds memory from the database: at start, and after all rows were replaced.

use crate::accounts;
use crate::accounts::events::AssistantChanged;
use crate::dispatch::Dispatch;
use crate::dispatch::assistance::store as assistances;
use crate::kernel::error::Fault;
use crate::kernel::id::AssistantId;

/// Rows read at a time.
const SLICE: i64 = 2000;

/// The same when the rows have become others: what memory made of the old ones is forgotten first. Where people are now is
/// known better here than in any row, so it stays, and is written to the rows again.
///
/// # Errors
/// The database's fault; memory is then incomplete.
pub async fn rebuild(dispatch: &Dispatch) -> Result<usize, Fault> {
    dispatch.live.forget();
    let indexed = restore(dispatch).await?;
    dispatch.timers.wake();
    Ok(indexed)
}

/// Brings back who is at work and every active assistant at the last flushed position; returns how many are indexed.
///
/// # Errors
/// The database's fault.
pub async fn restore(dispatch: &Dispatch) -> Result<usize, Fault> {
    let live = &dispatch.live;
    for (id, parties) in dispatch.work.read(assistances::under_way).await? {
        if let Some(assistant) = parties.assistant {
            // number 0 would not be news; every announcement from now on is later than 1
            let _nobody_is_indexed_yet = live.engagements.begin(id, 1, parties.client, assistant);
        }
    }
    // the machine's clock may have been put back meanwhile: a place from the future would outlast every report
    let now = dispatch.work.clock().now();
    let mut after = AssistantId::new(0);
    loop {
        let slice = dispatch.work.read(move |conn| accounts::assistants(conn, after, SLICE)).await?;
        let Some(last) = slice.last() else { return Ok(live.index.len()) };
        after = last.id;
        for assistant in &slice {
            if let Some((at, seen)) = assistant.position {
                live.presence.restore(assistant.id.into(), at, seen.min(now));
            }
            // before any number: every announcement is later
            live.assistant_changed(
                assistant.id,
                0,
                &AssistantChanged { position: None, ..AssistantChanged::of(assistant) },
            );
        }
    }
}
