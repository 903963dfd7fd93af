//! How a domain reaches the database: reading jobs, and units of work.

use std::sync::Arc;
use std::time::Duration;

use super::{Settled, Tx, Written, run};
use crate::journal::Journal;
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::origin::Origin;
use crate::kernel::time::SharedClock;
use crate::storage::backup::Staged;
use crate::storage::{Alone, Conn, Db};
use crate::tasks::Wakeup;

/// Database, clock, journal and task queue as one handle; cloning is cheap.
#[derive(Clone, Debug)]
pub struct Work {
    db: Db,
    clock: SharedClock,
    /// By which tasks are due: the first clock, whatever others date rows.
    due: SharedClock,
    journal: Journal,
    tasks: Wakeup,
    settled: Arc<Settled>,
}

/// Remembered so long when nothing else is said.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Work {
    /// Puts the parts together.
    #[must_use]
    pub fn new(db: Db, clock: SharedClock, journal: Journal, tasks: Wakeup) -> Self {
        let settled = Arc::new(Settled { key_life: DAY, origin: Origin::default() });
        Self { db, due: clock.clone(), clock, journal, tasks, settled }
    }

    /// The same, with keys of requests remembered for another time.
    #[must_use]
    pub fn with_key_life(self, key_life: Duration) -> Self {
        let settled = Arc::new(Settled { key_life, ..Settled::clone(&self.settled) });
        Self { settled, ..self }
    }

    /// The same for one who asks: lines of the audit log are written in their name.
    #[must_use]
    pub fn asked_by(&self, origin: Origin) -> Self {
        let settled = Arc::new(Settled { origin, ..Settled::clone(&self.settled) });
        Self { settled, ..self.clone() }
    }

    /// Who asks.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.settled.origin
    }

    /// The same database under another clock.
    #[must_use]
    pub fn with_clock(&self, clock: SharedClock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The clock that dates this handle's transactions.
    #[must_use]
    pub fn clock(&self) -> &SharedClock {
        &self.clock
    }

    /// Runs a reading job.
    ///
    /// # Errors
    /// What the job returns, or a fault when the database is away.
    pub async fn read<T, E>(&self, job: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        self.db.read(job).await
    }

    /// Runs a unit of work and answers once it is durable. `job` may run more than once: it has no effect but through
    /// its [`Tx`].
    ///
    /// # Errors
    /// What the job returns (then nothing of it remains), or a fault when the database is away.
    pub async fn write<T, E>(&self, job: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let (clock, due, settled) = (self.clock.clone(), self.due.clone(), Arc::clone(&self.settled));
        let run = move |conn: &mut Conn| run(conn, ((clock.now(), due.now()), &settled), &job);
        let written = self.db.write(run, self.announcement()).await?;
        Ok(written.0)
    }

    /// Holds back all other units of work, on every handle, as long as what is returned lives.
    ///
    /// # Errors
    /// Those under way did not end within `database.wait_ms`.
    pub async fn alone(&self) -> Result<Alone, Fault> {
        self.db.alone().await
    }

    /// Runs a unit of work that also sees the rows of a backup, see [`Db::replace`].
    ///
    /// # Errors
    /// As [`Work::write`].
    pub async fn replace<T, E>(
        &self,
        alone: &Alone,
        staged: &Staged,
        job: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let (now, settled) = ((self.clock.now(), self.due.now()), Arc::clone(&self.settled));
        let job = move |conn: &mut Conn| run(conn, (now, &settled), &job);
        let written = self.db.replace(alone, staged, job, self.announcement()).await?;
        Ok(written.0)
    }

    /// Tells followers and the task worker what a committed unit of work leaves to announce.
    fn announcement<T>(&self) -> impl FnOnce(&(T, Written)) + Send + use<T> {
        let (journal, tasks) = (self.journal.clone(), self.tasks.clone());
        move |(_, written)| {
            if written.tasks {
                tasks.wake();
            }
            journal.publish(&written.events);
        }
    }
}
