//! Forgetting: what is kept for a time is deleted afterwards, in slices that hold nobody up.

use std::time::Duration;

use super::state::Parts;
use crate::accounts;
use crate::dispatch::{self, channel};
use crate::journal::{self, ChannelKind};
use crate::kernel::error::Fault;
use crate::kernel::time::Timestamp;
use crate::tx::{Tx, Work};
use crate::{notifications, tasks};

/// How often old things are looked for.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// Rows in one transaction.
const SLICE: i64 = 256;
/// Channels in one transaction: each may have many facts.
const CHANNELS: i64 = 16;

/// One kind of thing that is kept for a time.
struct Kept {
    what: &'static str,
    life: Duration,
    /// Its clock dates these things.
    work: Work,
    /// Deletes a slice of what is from before the instant; returns 0 when nothing is left.
    forget: fn(&mut Tx<'_>, Timestamp) -> Result<usize, Fault>,
}

fn days(days: u64) -> Duration {
    Duration::from_secs(days * 24 * 60 * 60)
}

/// Everything that is not kept for good.
fn kept(parts: &Parts) -> Vec<Kept> {
    let settings = &parts.settings.retention;
    let dispatch = &parts.dispatch.work;
    let wall = &dispatch.with_clock(parts.clocks.wall.clone());
    let kept = |what, life, work: &Work, forget| Kept { what, life, work: work.clone(), forget };
    let channel_days = days(settings.assistant_journal_days);
    vec![
        kept("keys of requests", Duration::ZERO, dispatch, |tx, _| tx.forget_old_keys()),
        kept("facts of ended assistances", days(settings.journal_days), dispatch, |tx, before| {
            channel::forget_ended(tx.conn(), before, CHANNELS).map_err(fault)
        }),
        kept("facts of assistants", channel_days, dispatch, |tx, before| {
            journal::forget(tx.conn(), ChannelKind::Assistant, before, SLICE)
        }),
        kept("facts of accounts", channel_days, wall, |tx, before| {
            journal::forget(tx.conn(), ChannelKind::Account, before, SLICE)
        }),
        kept("sessions", days(settings.session_days), wall, |tx, before| {
            accounts::forget_sessions(tx.conn(), before, SLICE)
        }),
        kept("notices", days(settings.notice_days), wall, |tx, before| notifications::forget(tx.conn(), before, SLICE)),
        kept("tasks", days(settings.task_days), wall, |tx, before| tasks::forget(tx.conn(), before, SLICE)),
    ]
}

fn fault(error: dispatch::Error) -> Fault {
    match error {
        dispatch::Error::Fault(fault) => fault,
        refusal => Fault::internal(refusal),
    }
}

/// Looks for old things every hour until dropped.
pub(super) fn keep_forgetting(parts: &Parts) -> impl Future<Output = ()> + use<> {
    let kept = kept(parts);
    async move {
        loop {
            for kind in &kept {
                match forget(kind).await {
                    Ok(0) => {}
                    Ok(forgotten) => tracing::info!(forgotten, what = kind.what, "old rows deleted"),
                    Err(fault) => tracing::warn!(%fault, what = kind.what, "old rows could not be deleted"),
                }
            }
            // by the clock that things are dated by: it may run faster than life
            let Some(clock) = kept.first().map(|kind| kind.work.clock().clone()) else { return };
            clock.sleep_until(clock.now() + EVERY).await;
        }
    }
}

/// Deletes everything of one kind that is too old; returns how much that was.
async fn forget(kind: &Kept) -> Result<usize, Fault> {
    let before = kind.work.clock().now() - kind.life;
    let delete = kind.forget;
    let mut forgotten = 0;
    loop {
        match kind.work.write(move |tx| delete(tx, before)).await? {
            0 => return Ok(forgotten),
            slice => forgotten += slice,
        }
    }
}
