//! What goes on in the background.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::task::JoinHandle;

use super::state::Parts;
use crate::audit::AuditLog;
use crate::dispatch::{live, offers};
use crate::kernel::time::SharedClock;
use crate::notifications;
use crate::realtime::keep_sweeping;
use crate::tasks::Tasks;
use crate::telemetry::Metrics;
use crate::tx::Work;

/// How often the metrics sort their samples.
const UPKEEP: Duration = Duration::from_secs(5);

/// How often old keys of requests and old lines of the audit log are looked for.
const FORGET_EVERY: Duration = Duration::from_secs(60 * 60);

/// Starts every worker; each runs until aborted.
pub(super) fn start(parts: &Parts, metrics: Option<Metrics>) -> Vec<JoinHandle<()>> {
    let clock = parts.clocks.wall.clone();
    let tasks = Tasks::new(parts.db.clone(), clock.clone(), parts.tasks.clone())
        .with(notifications::KIND, Arc::new(parts.notices.clone()));
    let mut workers = vec![
        actix_web::rt::spawn(offers::keep_timers(parts.dispatch.clone())),
        actix_web::rt::spawn(live::keep_flushing(parts.dispatch.clone())),
        actix_web::rt::spawn(keep_sweeping(Arc::clone(&parts.realtime.rooms))),
        actix_web::rt::spawn(tasks.run()),
        actix_web::rt::spawn(keep_forgetting(parts.dispatch.work.clone())),
    ];
    let days = parts.settings.retention.audit_days;
    if days > 0 {
        let age = Duration::from_secs(days.saturating_mul(24 * 60 * 60));
        workers.push(actix_web::rt::spawn(keep_the_log_short(parts.audit.clone(), clock.clone(), age)));
    }
    if let Some(metrics) = metrics {
        workers.push(actix_web::rt::spawn(async move {
            loop {
                clock.sleep_until(clock.now() + UPKEEP).await;
                metrics.upkeep();
            }
        }));
    }
    workers
}

/// Forgets keys of requests whose time is over, until dropped. They are dated by the clock of the dispatch, whose requests
/// they belong to.
async fn keep_forgetting(work: Work) {
    loop {
        work.clock().sleep_until(work.clock().now() + FORGET_EVERY).await;
        match work.write(|tx| tx.forget_old_keys()).await {
            Ok(0) => {}
            Ok(forgotten) => tracing::debug!(forgotten, "keys of old requests forgotten"),
            Err(fault) => tracing::warn!(%fault, "keys of old requests could not be forgotten"),
        }
    }
}

/// Deletes lines of the audit log whose time is over, until dropped.
async fn keep_the_log_short(audit: AuditLog, clock: SharedClock, age: Duration) {
    loop {
        clock.sleep_until(clock.now() + FORGET_EVERY).await;
        match audit.forget(age).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "old lines of the audit log deleted"),
            Err(fault) => tracing::warn!(%fault, "old lines of the audit log could not be deleted"),
        }
    }
}
