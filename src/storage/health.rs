//! Whether the database takes work. Whoever meets a fault says so; a prober looks whether it was more than a hiccup, tells
//! those who watch, and looks again until all is well.

use std::time::Duration;

use tokio::sync::{Notify, watch};

use super::Db;
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::time::SharedClock;

/// Between two looks at a database that is away.
const PAUSE: Duration = Duration::from_millis(500);

/// What is known of the database's health.
#[derive(Debug)]
pub(super) struct Health {
    suspected: Notify,
    well: watch::Sender<bool>,
}

impl Default for Health {
    fn default() -> Self {
        Self { suspected: Notify::new(), well: watch::Sender::new(true) }
    }
}

impl Health {
    /// Looks at how a job ended.
    pub(super) fn note<T, E: DomainError>(&self, outcome: &Result<T, E>) {
        if let Err(error) = outcome
            && matches!(error.fault(), Some(Fault::Unavailable { .. }))
        {
            self.suspected.notify_one();
        }
    }

    /// Notes how it is now; `true` when that is news.
    fn turn(&self, well: bool) -> bool {
        self.well.send_if_modified(|known| std::mem::replace(known, well) != well)
    }

    pub(super) fn watch(&self) -> watch::Receiver<bool> {
        self.well.subscribe()
    }
}

/// Probes the database whenever somebody met a fault, until dropped.
pub async fn keep_probing(db: Db, clock: SharedClock) {
    let health = db.health();
    loop {
        health.suspected.notified().await;
        // by writing: a full disk can still be read
        while let Err(fault) = db.probe(clock.now().naive()).await {
            if health.turn(false) {
                tracing::error!(%fault, "the database is away: requests are answered 503, sockets stay open");
            }
            clock.sleep_until(clock.now() + PAUSE).await;
        }
        if health.turn(true) {
            tracing::warn!("the database is back");
        }
    }
}
