//! SQLite's one writer: a thread that owns the only writing connection and lets many jobs share one durable commit.
//!
//! Each job runs in a savepoint of its own. A refusal rolls back its own savepoint. A panic is caught *inside* the
//! savepoint, before the transaction could be committed around it. A fault ends the batch: no further job runs, the
//! connection is dropped (which undoes everything) and reopened, and each job runs again alone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;

use super::backend::Conn;
use super::connect::{Backend, OpenError};
use super::failpoint::Failpoint;
use crate::kernel::error::Fault;

/// How a job's run ended.
pub(super) enum Verdict {
    /// Its changes stand once the batch commits.
    Keep,
    /// It refused: its changes are undone.
    Undo,
    /// Something broke.
    Fault(Fault),
}

/// A unit of writing, stripped of its types.
pub(super) trait Job: Send {
    /// Runs once; may be run again after a fault of the batch.
    fn run(&mut self, conn: &mut Conn) -> Verdict;
    /// Tells the one who waits: committed, or why not.
    fn answer(self: Box<Self>, outcome: Result<(), Fault>);
    /// After this instant nobody waits any more.
    fn deadline(&self) -> Instant;
}

/// Hands jobs to the thread.
#[derive(Debug)]
pub(super) struct Writer {
    line: SyncSender<Box<dyn Job>>,
}

impl Writer {
    /// Opens the writing connection and starts the thread, which ends when the last handle is dropped.
    pub(super) fn start(
        backend: Backend,
        queue: usize,
        batch: usize,
        failpoint: Arc<Failpoint>,
    ) -> Result<Self, OpenError> {
        let conn = backend.connect()?;
        let (line, jobs) = sync_channel(queue);
        let thread = Thread { backend, conn: Some(conn), batch, failpoint };
        std::thread::Builder::new()
            .name("depannini-writer".to_owned())
            .spawn(move || thread.work(&jobs))
            .map_err(|error| OpenError::Refused(error.to_string()))?;
        Ok(Self { line })
    }

    /// Puts a job in line; when the line is full the job is answered at once.
    pub(super) fn submit(&self, job: Box<dyn Job>) {
        match self.line.try_send(job) {
            Ok(()) => {}
            Err(TrySendError::Full(job)) => {
                job.answer(Err(Fault::unavailable("database", "the line of writes is full")))
            }
            Err(TrySendError::Disconnected(job)) => {
                job.answer(Err(Fault::unavailable("database", "the writer has stopped")))
            }
        }
    }
}

struct Thread {
    backend: Backend,
    conn: Option<Conn>,
    batch: usize,
    failpoint: Arc<Failpoint>,
}

impl Thread {
    fn work(mut self, line: &Receiver<Box<dyn Job>>) {
        while let Ok(first) = line.recv() {
            let mut jobs = vec![first];
            jobs.extend(line.try_iter().take(self.batch.saturating_sub(1)));
            self.run(jobs);
        }
    }

    fn run(&mut self, jobs: Vec<Box<dyn Job>>) {
        let Some(mut jobs) = self.begun(jobs) else { return };
        match self.transaction(&mut jobs) {
            Ok(()) => jobs.into_iter().for_each(|job| job.answer(Ok(()))),
            Err(fault) if jobs.len() <= 1 => {
                self.conn = None;
                // at most one
                if let Some(job) = jobs.pop() {
                    job.answer(Err(fault));
                }
            }
            Err(fault) => {
                tracing::warn!(%fault, jobs = jobs.len(), "a batch of writes failed; each runs again alone");
                self.conn = None;
                for job in jobs {
                    self.run(vec![job]);
                }
            }
        }
    }

    /// Begins a transaction for these jobs. While somebody else writes, each is answered when its own time is over, and
    /// what is left is begun.
    fn begun(&mut self, mut jobs: Vec<Box<dyn Job>>) -> Option<Vec<Box<dyn Job>>> {
        let mut why = Fault::unavailable("database", "waited too long in line");
        loop {
            let now = Instant::now();
            let (waiting, late): (Vec<_>, Vec<_>) = jobs.into_iter().partition(|job| job.deadline() > now);
            late.into_iter().for_each(|job| job.answer(Err(why.copied())));
            let first = waiting.iter().map(|job| job.deadline()).min()?;
            jobs = waiting;
            let Err(fault) = self.begin(first.saturating_duration_since(now)) else { return Some(jobs) };
            self.conn = None;
            if Instant::now() < first {
                // no wait was the reason, and none will help
                jobs.into_iter().for_each(|job| job.answer(Err(fault.copied())));
                return None;
            }
            why = fault;
        }
    }

    /// BEGIN IMMEDIATE, waiting so long for others to end theirs. After an error the connection must be dropped.
    fn begin(&mut self, patience: Duration) -> Result<(), Fault> {
        if self.failpoint.is_away() {
            return Err(Fault::unavailable("database", "injected"));
        }
        let conn = match &mut self.conn {
            Some(conn) => conn,
            empty => empty.insert(self.backend.connect().map_err(|error| Fault::unavailable("database", error))?),
        };
        // rounded up: who gives up too early would not find anybody late
        let patience = patience.as_millis() + 1;
        Ok(conn.batch_execute(&format!("pragma busy_timeout = {patience}; begin immediate"))?)
    }

    /// All jobs and COMMIT, in a transaction that has begun. After an error the connection must be dropped.
    fn transaction(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), Fault> {
        let Some(conn) = &mut self.conn else { return Err(Fault::internal("a transaction without a connection")) };
        for job in jobs.iter_mut() {
            conn.batch_execute("savepoint job")?;
            // a connection is not unwind-safe in general; rolling back to the savepoint restores it, and a failing
            // rollback drops it
            match catch_unwind(AssertUnwindSafe(|| job.run(conn))) {
                Ok(Verdict::Keep) => conn.batch_execute("release job")?,
                Ok(Verdict::Undo) | Err(_) => conn.batch_execute("rollback to job; release job")?,
                Ok(Verdict::Fault(fault)) => return Err(fault),
            }
        }
        if self.failpoint.commit_fails() {
            return Err(Fault::unavailable("database", "injected failure of COMMIT"));
        }
        conn.batch_execute("commit")?;
        Ok(())
    }
}
