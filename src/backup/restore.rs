//! Bringing a backup back while the server runs (`docs/adr/0012-restoring-a-running-server.md`).

use std::pin::Pin;
use std::time::Duration;

use serde_json::json;

use super::error::Error;
use super::model::{Backup, FORMAT};
use super::name::BackupName;
use super::{Backups, blocking, store};
use crate::audit::{self, Line};
use crate::kernel::error::{DomainError as _, Fault};
use crate::storage::backup::{Staged, engine};

/// What follows the rows in memory, and whoever is told of them; `app` knows all of it.
pub trait Memory: Send + Sync {
    /// Forgets what it knows and takes in what the rows say now. Nothing is written meanwhile. Called again after a fault.
    fn rebuild(&self) -> Rebuilding<'_>;
}

/// What [`Memory::rebuild`] returns.
pub type Rebuilding<'a> = Pin<Box<dyn Future<Output = Result<(), Fault>> + Send + 'a>>;

/// For a command without a server: nothing follows the rows.
#[derive(Debug, Clone, Copy)]
pub struct NoMemory;

impl Memory for NoMemory {
    fn rebuild(&self) -> Rebuilding<'_> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// Between two tries to rebuild memory.
const PAUSE: Duration = Duration::from_millis(500);

impl Backups {
    /// Puts the rows of a backup in the place of all rows, and brings memory up to them. Until that is done every other write
    /// waits `database.wait_ms` and is answered that the database is unavailable; reads go on. Whatever is wrong with the
    /// backup is found before anything is touched.
    ///
    /// # Errors
    /// `backup_not_found`, `backup_busy`, `backup_damaged`, `backup_newer`, `backup_other_engine`, `backup_tool_missing`; a
    /// fault where the folder or the database is away. Nothing has changed then.
    pub async fn restore(&self, name: BackupName) -> Result<Backup, Error> {
        let this = self.clone();
        // to its end, also when whoever asked has gone: memory must not stay behind the rows
        tokio::spawn(async move { this.restore_now(name).await }).await.map_err(Fault::internal)?
    }

    async fn restore_now(&self, name: BackupName) -> Result<Backup, Error> {
        let inner = self.inner.clone();
        let (turn, backup, said, copied) = blocking(move || {
            let turn = inner.folder.take_turn()?;
            let said = inner.folder.description(&name)?;
            if said.format != FORMAT {
                return Err(Error::Newer);
            }
            if said.engine != engine(inner.db.backend()) {
                return Err(Error::OtherEngine);
            }
            let copied = inner.folder.copy(&name, &said)?;
            let backup = said.named(name).ok_or(Error::Damaged)?;
            Ok((turn, backup, said, copied))
        })
        .await?;
        let staged = self.inner.db.stage(&self.inner.tools, copied.rows.clone(), said.contents).await?;
        let outcome = self.replace(&staged, &backup).await;
        if let Err(error) = self.inner.db.unstage(staged).await {
            tracing::warn!(%error, "the rows of a backup are still beside the live ones; the next restore clears them away");
        }
        // removes files: not on an async thread
        blocking(move || {
            drop((copied, turn));
            Ok(())
        })
        .await?;
        outcome.map(|()| backup)
    }

    async fn replace(&self, staged: &Staged, backup: &Backup) -> Result<(), Error> {
        let details = json!({ "name": backup.name.as_str(), "made_at": backup.made_at, "rows": backup.rows });
        let line = Line::new("backup.restored").with(details);
        let alone = self.work.alone().await?;
        let replaced = self
            .work
            .replace(&alone, staged, move |tx| {
                store::replace_all(tx)?;
                Ok::<_, Error>(audit::record(tx, &line)?)
            })
            .await;
        // a connection that was lost while it committed may have done so
        if replaced.as_ref().err().is_none_or(|error| error.fault().is_some()) {
            self.rebuild().await;
        }
        drop(alone);
        if replaced.is_ok() {
            tracing::warn!(name = %backup.name, rows = backup.rows, "a backup was restored");
        }
        replaced
    }

    /// Until it succeeds: memory that says otherwise than the rows must not be written by.
    async fn rebuild(&self) {
        let clock = self.work.clock();
        while let Err(fault) = self.inner.memory.rebuild().await {
            tracing::error!(%fault, "memory cannot be brought up to the restored rows; tried again");
            clock.sleep_until(clock.now() + PAUSE).await;
        }
    }
}
