//! Writing alone: everybody else's writes are held back while a backup takes the place of all rows.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use diesel::connection::SimpleConnection as _;
use futures_util::future::{Either, select};
use tokio::sync::OwnedSemaphorePermit;

use super::backend::Conn;
use super::backup::{STAGED, Staged};
use super::connect::Backend;
use super::db::{Db, Inner, announce, blocking, contained};
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::time::{Clock as _, SystemClock};

/// As long as this lives, no write begins: whoever wants to waits `database.wait_ms` and is then told that the database is
/// unavailable. Reads go on.
#[derive(Debug)]
pub struct Alone {
    _all: OwnedSemaphorePermit,
}

impl Db {
    /// Waits for the writes under way to end and be announced, and holds all others back.
    ///
    /// # Errors
    /// They did not end within `database.wait_ms`.
    pub async fn alone(&self) -> Result<Alone, Fault> {
        // the line is fair: from now on whoever comes stands behind this
        let all = std::pin::pin!(Arc::clone(&self.inner.writes).acquire_many_owned(self.inner.most_writes));
        let clock = SystemClock;
        match select(all, clock.sleep_until(clock.now() + self.inner.wait)).await {
            Either::Left((all, _)) => Ok(Alone { _all: all.map_err(Fault::internal)? }),
            Either::Right(_) => Err(Fault::unavailable("database", "the writes under way do not end")),
        }
    }

    /// Runs one writing job in one transaction that also sees the rows of a backup, in the schema [`STAGED`]. It takes as
    /// long as it needs. A write that was begun before and waited is refused afterwards. `committed` runs once after the
    /// commit, while still alone; it must not block.
    ///
    /// # Errors
    /// What the job returns (then nothing has changed), or a fault.
    pub async fn replace<T, E>(
        &self,
        _alone: &Alone,
        staged: &Staged,
        job: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        committed: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let (inner, attach) = (Arc::clone(&self.inner), staged.attachment());
        blocking(move || {
            let outcome = inner.replace(attach.as_deref(), job);
            if let Ok(value) = &outcome {
                inner.replaced.fetch_add(1, Ordering::Release);
                announce(committed, value);
            }
            outcome
        })
        .await?
    }
}

impl Inner {
    fn replace<T, E: DomainError>(
        &self,
        attach: Option<&str>,
        job: impl FnOnce(&mut Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.failpoint.is_away() {
            return Err(Fault::unavailable("database", "injected").into());
        }
        let run = |conn: &mut Conn, words: &str| conn.batch_execute(words).map_err(Fault::from);
        // a connection of its own: it is dropped with whatever it attached or left open
        let conn = &mut self.backend.connect().map_err(|error| Fault::unavailable("database", error))?;
        if let Some(attach) = attach {
            run(conn, attach)?;
        }
        let (begin, commit) = match self.backend {
            // the order of tables suffices; a table that points at itself does not care for it
            Backend::Sqlite { .. } => ("begin immediate; pragma defer_foreign_keys = on", "commit"),
            Backend::Postgres { .. } => ("begin; set local statement_timeout = 0", "savepoint intact; commit"),
        };
        run(conn, begin)?;
        let value = contained(|| job(conn)).inspect_err(|_| {
            let _dropped_anyway = run(conn, "rollback");
        })?;
        if self.failpoint.commit_fails() {
            return Err(Fault::unavailable("database", "injected failure of COMMIT").into());
        }
        run(conn, commit)?;
        if let Backend::Sqlite { .. } = self.backend {
            // all rows went through the log, which would keep that size; nobody who reads is waited for
            let tidy = format!("pragma busy_timeout = 0; detach {STAGED}; pragma wal_checkpoint(truncate)");
            let _later = run(conn, &tidy);
        }
        Ok(value)
    }
}
