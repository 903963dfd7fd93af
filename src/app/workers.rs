//! What goes on in the background.

use std::sync::Arc;
use std::time::Duration;

use actix_web::rt::task::JoinHandle;

use super::retention;
use super::state::Parts;
use super::tows::HandOver;
use crate::dispatch::assistance::TOW_DELIVERED;
use crate::dispatch::{live, offers};
use crate::notifications;
use crate::realtime::keep_sweeping;
use crate::storage::keep_probing;
use crate::tasks::Tasks;
use crate::telemetry::Metrics;

/// How often the metrics sort their samples.
const UPKEEP: Duration = Duration::from_secs(5);

/// Starts every worker; each runs until aborted.
pub(super) fn start(parts: &Parts, metrics: Option<Metrics>) -> Vec<JoinHandle<()>> {
    let clock = parts.clocks.wall.clone();
    let hand_over = HandOver { dispatch: parts.dispatch.clone(), workshop: parts.workshop.clone() };
    let tasks = Tasks::new(parts.db.clone(), clock.clone(), parts.tasks.clone())
        .with(notifications::KIND, Arc::new(parts.notices.clone()))
        .with(TOW_DELIVERED, Arc::new(hand_over));
    let mut workers = vec![
        actix_web::rt::spawn(keep_probing(parts.db.clone(), clock.clone())),
        actix_web::rt::spawn(offers::keep_timers(parts.dispatch.clone())),
        actix_web::rt::spawn(live::keep_flushing(parts.dispatch.clone())),
        actix_web::rt::spawn(keep_sweeping(Arc::clone(&parts.realtime.rooms))),
        actix_web::rt::spawn(tasks.run()),
    ];
    workers.extend(retention::kept(parts).map(|kept| actix_web::rt::spawn(kept.keep_forgetting())));
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
