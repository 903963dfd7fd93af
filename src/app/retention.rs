//! Forgetting: what is kept for a time is deleted afterwards, in slices that hold nobody up.

use std::time::Duration;

use super::state::Parts;
use crate::dispatch::{self, channel, shares};
use crate::journal::{self, ChannelKind};
use crate::kernel::error::Fault;
use crate::kernel::time::Timestamp;
use crate::tx::{Tx, Work};
use crate::{accounts, audit, notifications, tasks};

/// How often old things are looked for.
const EVERY: Duration = Duration::from_secs(60 * 60);
/// Rows in one transaction.
const SLICE: i64 = 256;
/// Channels in one transaction: each may have many facts.
const CHANNELS: i64 = 16;

/// Deletes a slice of what is from before an instant; returns 0 when nothing is left.
type Forget = fn(&mut Tx<'_>, Timestamp) -> Result<usize, Fault>;

/// Things that one clock dates, each kind with a name and the time that it is kept.
pub(super) struct Kept {
    work: Work,
    kinds: Vec<(&'static str, Duration, Forget)>,
}

fn days(days: u64) -> Duration {
    Duration::from_secs(days.saturating_mul(24 * 60 * 60))
}

/// Everything that is not kept for good: what the clock of the dispatch dates, and what the time of day dates.
pub(super) fn kept(parts: &Parts) -> impl Iterator<Item = Kept> {
    let settings = &parts.settings.retention;
    let channel_days = days(settings.assistant_journal_days);
    let dispatch: Vec<(_, _, Forget)> = vec![
        ("keys of requests", Duration::ZERO, |tx, _| tx.forget_old_keys()),
        ("facts of ended assistances", days(settings.journal_days), |tx, before| {
            channel::forget_ended(tx.conn(), before, CHANNELS).map_err(fault)
        }),
        ("links to follow assistances", days(settings.journal_days), |tx, before| {
            shares::forget(tx.conn(), before, SLICE)
        }),
        ("facts of assistants", channel_days, |tx, before| {
            journal::forget(tx.conn(), ChannelKind::Assistant, before, SLICE)
        }),
    ];
    let mut day: Vec<(_, _, Forget)> = vec![
        ("facts of accounts", channel_days, |tx, before| {
            journal::forget(tx.conn(), ChannelKind::Account, before, SLICE)
        }),
        ("sessions", days(settings.session_days), |tx, before| accounts::forget_sessions(tx.conn(), before, SLICE)),
        ("notices", days(settings.notice_days), |tx, before| notifications::forget(tx.conn(), before, SLICE)),
        ("tasks", days(settings.task_days), |tx, before| tasks::forget(tx.conn(), before, SLICE)),
    ];
    if settings.audit_days > 0 {
        let life = days(settings.audit_days);
        day.push(("lines of the audit log", life, |tx, before| audit::forget(tx.conn(), before, SLICE)));
    }
    let work = parts.dispatch.work.clone();
    let by_day = work.with_clock(parts.clocks.wall.clone());
    [Kept { work, kinds: dispatch }, Kept { work: by_day, kinds: day }].into_iter()
}

fn fault(error: dispatch::Error) -> Fault {
    match error {
        dispatch::Error::Fault(fault) => fault,
        refusal => Fault::internal(refusal),
    }
}

impl Kept {
    /// Looks for old things every hour until dropped.
    pub(super) async fn keep_forgetting(self) {
        let clock = self.work.clock();
        loop {
            for (what, life, forget) in &self.kinds {
                match self.forget(*life, *forget).await {
                    Ok(0) => {}
                    Ok(forgotten) => tracing::info!(forgotten, what, "old rows deleted"),
                    Err(fault) => tracing::warn!(%fault, what, "old rows could not be deleted"),
                }
            }
            clock.sleep_until(clock.now() + EVERY).await;
        }
    }

    /// Deletes everything of one kind that is too old; returns how much that was.
    async fn forget(&self, life: Duration, forget: Forget) -> Result<usize, Fault> {
        let before = self.work.clock().now() - life;
        let mut forgotten = 0;
        loop {
            match self.work.write(move |tx| forget(tx, before)).await? {
                0 => return Ok(forgotten),
                slice => forgotten += slice,
            }
        }
    }
}
