//! Removing a backup.

use serde_json::json;

use super::error::Error;
use super::name::BackupName;
use super::{Backups, blocking};
use crate::audit::{self, Line};

impl Backups {
    /// Removes a backup; the line in the audit log comes first.
    ///
    /// # Errors
    /// `backup_not_found`, `backup_busy`; a fault where the folder or the database is away.
    pub async fn remove(&self, name: BackupName) -> Result<(), Error> {
        let (inner, wanted) = (self.inner.clone(), name.clone());
        let turn = blocking(move || {
            let turn = inner.folder.take_turn()?;
            // one that is damaged can be removed, too
            match inner.folder.description(&wanted) {
                Ok(_) | Err(Error::Damaged) => Ok(turn),
                Err(error) => Err(error),
            }
        })
        .await?;
        let line = Line::new("backup.removed").with(json!({ "name": name.as_str() }));
        self.work.write(move |tx| audit::record(tx, &line)).await?;
        let inner = self.inner.clone();
        blocking(move || inner.folder.remove(&name, &turn)).await
    }
}
