//! Making a backup.

use serde_json::json;

use super::error::Error;
use super::folder::{Folder, Unfinished};
use super::model::{Backup, Description, FORMAT};
use super::name::BackupName;
use super::{Backups, blocking};
use crate::audit::{self, Line};
use crate::kernel::time::Timestamp;
use crate::storage::Backend;
use crate::storage::backup::{Tools, engine, write_out};

impl Backups {
    /// Writes all rows, as they are at one moment, to the folder; without a name it is called by the time. Nobody has to wait
    /// for it. Where only so many are kept, the oldest go. A line is in the audit log before the backup has its name.
    ///
    /// # Errors
    /// `backup_exists`, `backup_busy`, `backup_tool_missing`; a fault where the folder or the database is away.
    pub async fn create(&self, name: Option<BackupName>) -> Result<Backup, Error> {
        let this = self.clone();
        // to its end, also when whoever asked has gone: nothing unfinished is left behind
        tokio::spawn(async move { this.create_now(name).await }).await.map_err(crate::kernel::error::Fault::internal)?
    }

    async fn create_now(&self, name: Option<BackupName>) -> Result<Backup, Error> {
        let (inner, now) = (self.inner.clone(), self.work.clock().now());
        let (made, name, turn, too_many) = blocking(move || {
            let turn = inner.folder.take_turn()?;
            let name = inner.folder.free_name(name, now)?;
            let made = make(&inner.folder, inner.db.backend(), &inner.tools, now)?;
            let old = if inner.keep > 0 { inner.folder.list()? } else { Vec::new() };
            let too_many: Vec<BackupName> =
                old.into_iter().skip(inner.keep.saturating_sub(1)).map(|backup| backup.name).collect();
            Ok((made, name, turn, too_many))
        })
        .await?;
        let lines: Vec<Line> = std::iter::once(("backup.made", &name))
            .chain(too_many.iter().map(|old| ("backup.removed", old)))
            .map(|(action, name)| Line::new(action).with(json!({ "name": name.as_str() })))
            .collect();
        self.work.write(move |tx| lines.iter().try_for_each(|line| audit::record(tx, line))).await?;
        let inner = self.inner.clone();
        blocking(move || {
            let backup = inner.folder.finish(made, &name, &turn)?;
            for old in &too_many {
                inner.folder.remove(old, &turn)?;
            }
            Ok(backup)
        })
        .await
    }
}

/// Writes rows and description to a place without a name.
pub(super) fn make(folder: &Folder, backend: &Backend, tools: &Tools, now: Timestamp) -> Result<Unfinished, Error> {
    folder.begin(|rows| {
        Ok(Description {
            format: FORMAT,
            engine: engine(backend).to_owned(),
            made_at: now.rfc3339(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            bytes: 0,
            sha256: String::new(),
            contents: write_out(backend, tools, rows)?,
        })
    })
}
