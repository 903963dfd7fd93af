//! Backups: all rows written out to a folder of the server's machine, and brought back while it runs.
//!
//! Invariants:
//! * A backup has its name only when it is whole and on the disk: it is made under another name, synced and renamed.
//! * A name cannot lead out of the folder ([`BackupName`]).
//! * A restore changes everything in one transaction or nothing. A backup that is damaged, from a newer version or from
//!   another kind of database is found out before that.
//! * A restore brings back rows, not trust: no token, code, session or idle e-mail becomes valid or due by it, no id is given
//!   out twice, no channel's number goes back, and no line of the audit log is lost (`store.rs`).
//! * What was acknowledged before is in the backup or gone; what is acknowledged afterwards is kept. In between nothing is.
//! * Whatever changes something writes a line into the audit log.

mod create;
mod error;
mod folder;
mod list;
mod model;
mod name;
mod remove;
mod restore;
mod store;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::Error;
pub use model::Backup;
pub use name::BackupName;
pub use restore::{Memory, NoMemory, Rebuilding};

use crate::config::BackupSettings;
use crate::kernel::error::Fault;
use crate::kernel::origin::Origin;
use crate::kernel::time::Timestamp;
use crate::storage::backup::Tools;
use crate::storage::{Backend, Db};
use crate::tx::Work;
use folder::Folder;

/// The backups of a deployment; cloning is cheap.
#[derive(Clone)]
pub struct Backups {
    inner: Arc<Inner>,
    work: Work,
}

struct Inner {
    db: Db,
    folder: Folder,
    tools: Tools,
    /// Kept at the most; 0 keeps all.
    keep: usize,
    memory: Arc<dyn Memory>,
}

impl std::fmt::Debug for Backups {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Backups").field("folder", &self.inner.folder).finish_non_exhaustive()
    }
}

impl Backups {
    /// The backups in the folder of the settings. `work` must run on the wall clock; `memory` is what follows the rows.
    #[must_use]
    pub fn new(db: Db, work: Work, settings: &BackupSettings, memory: Arc<dyn Memory>) -> Self {
        let path = self::folder(settings, db.backend());
        let tools = tools(settings);
        let inner = Inner { db, folder: Folder::new(path), tools, keep: settings.keep, memory };
        Self { inner: Arc::new(inner), work }
    }

    /// The same for one who asks: lines of the audit log are written in their name.
    #[must_use]
    pub fn asked_by(&self, origin: Origin) -> Self {
        Self { inner: Arc::clone(&self.inner), work: self.work.asked_by(origin) }
    }
}

/// Where the settings keep the backups of this database.
#[must_use]
pub fn folder(settings: &BackupSettings, backend: &Backend) -> PathBuf {
    match settings.folder.as_str() {
        "" => backend.beside("backups"),
        folder => folder.into(),
    }
}

/// The commands that the settings name.
fn tools(settings: &BackupSettings) -> Tools {
    Tools { pg_dump: settings.pg_dump.clone(), pg_restore: settings.pg_restore.clone(), psql: settings.psql.clone() }
}

/// Leaves the async thread for files.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(Fault::internal)?
}

/// Writes a backup of a database that a server may hold, for a command beside it. Blocks. `folder` and `name` say where.
///
/// # Errors
/// As [`Backups::create`].
pub fn write_beside(
    backend: &Backend,
    settings: &BackupSettings,
    (folder, name): (&Path, Option<BackupName>),
    now: Timestamp,
) -> Result<Backup, Error> {
    let folder = Folder::new(folder.to_owned());
    let turn = folder.take_turn()?;
    let name = folder.free_name(name, now)?;
    let made = create::make(&folder, backend, &tools(settings), now)?;
    folder.finish(made, &name, &turn)
}
