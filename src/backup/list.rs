//! Looking what backups there are.

use super::error::Error;
use super::model::Backup;
use super::{Backups, blocking};
use crate::audit::{LOOK_AGAIN, Line, record_seldom};

impl Backups {
    /// All backups, the newest first. That somebody looked is in the audit log, once an hour.
    ///
    /// # Errors
    /// A fault where the folder or the database is away.
    pub async fn list(&self) -> Result<Vec<Backup>, Error> {
        let inner = self.inner.clone();
        let found = blocking(move || inner.folder.list()).await?;
        self.work.write(move |tx| record_seldom(tx, &Line::new("backup.listed"), LOOK_AGAIN)).await?;
        Ok(found)
    }
}
