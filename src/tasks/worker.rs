//! The loop that does durable work.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::select;
use tokio::sync::Notify;

use super::{MAX_ATTEMPTS, store};
use crate::kernel::error::Fault;
use crate::kernel::time::SharedClock;
use crate::storage::Db;

/// Does the work of one kind of task. Errors are kept with the task, so they must hold no secrets.
pub trait Handler: Send + Sync {
    /// Does it; may be called again for the same task.
    fn run(&self, payload: serde_json::Value) -> HandlerFuture;
}

/// What a handler returns.
pub type HandlerFuture = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

/// Tells the worker that something may be due.
#[derive(Debug, Clone, Default)]
pub struct Wakeup(Arc<Notify>);

impl Wakeup {
    /// Wakes the worker.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    /// Waits to be woken; a wake-up that came before is not lost.
    pub async fn woken(&self) {
        self.0.notified().await;
    }
}

/// The worker.
pub struct Tasks {
    db: Db,
    clock: SharedClock,
    wakeup: Wakeup,
    handlers: HashMap<&'static str, Arc<dyn Handler>>,
}

/// A claimed task is another worker's again after this.
const LEASE: Duration = Duration::from_secs(60);
/// Looks at the table at least this often: for tasks put off and for leases that ran out.
const POLL: Duration = Duration::from_secs(5);
/// Tasks claimed in one go.
const BATCH: i64 = 32;

impl Tasks {
    /// A worker without handlers.
    #[must_use]
    pub fn new(db: Db, clock: SharedClock, wakeup: Wakeup) -> Self {
        Self { db, clock, wakeup, handlers: HashMap::new() }
    }

    /// Registers the handler of a kind.
    #[must_use]
    pub fn with(mut self, kind: &'static str, handler: Arc<dyn Handler>) -> Self {
        self.handlers.insert(kind, handler);
        self
    }

    /// Works until dropped.
    pub async fn run(self) {
        loop {
            match self.round().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(fault) => tracing::warn!(%fault, "cannot look for due tasks"),
            }
            let pause = self.clock.sleep_until(self.clock.now() + POLL);
            select(std::pin::pin!(self.wakeup.woken()), pause).await;
        }
    }

    /// Does what is due; returns how many tasks it claimed.
    async fn round(&self) -> Result<usize, Fault> {
        let now = self.clock.now();
        let due = self.db.read(move |conn| store::due(conn, now, BATCH)).await?;
        let mut claimed = 0;
        for id in due {
            let claim = self.db.write(move |conn| store::claim(conn, id, now, LEASE), |_| {}).await?;
            let Some(task) = claim else { continue };
            claimed += 1;
            let outcome = match self.handlers.get(task.kind.as_str()) {
                Some(handler) => handler.run(task.payload.clone()).await,
                None => Err(format!("no handler for {}", task.kind)),
            };
            if let (Err(error), true) = (&outcome, task.attempts >= MAX_ATTEMPTS) {
                metrics::counter!("tasks_given_up_total", "kind" => task.kind.clone()).increment(1);
                tracing::error!(task = %task.id, kind = task.kind, error, "a task is given up");
            }
            let now = self.clock.now();
            self.db
                .write(
                    move |conn| match &outcome {
                        Ok(()) => store::finish(conn, task.id, now),
                        Err(error) => {
                            tracing::warn!(task = %task.id, kind = task.kind, attempts = task.attempts, error, "a task failed");
                            store::put_off(conn, &task, error, now)
                        }
                    },
                    |()| {},
                )
                .await?;
        }
        Ok(claimed)
    }
}
