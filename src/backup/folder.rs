//! The folder of backups: one folder each, with the rows and their description. Everything here blocks.

use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::Error;
use super::model::{Backup, Description};
use super::name::BackupName;
use crate::kernel::secret::digest_of;
use crate::kernel::time::Timestamp;

const ROWS: &str = "rows";
const DESCRIPTION: &str = "description.json";
/// What is not yet or no longer a backup begins so; no name does.
const UNFINISHED: &str = ".unfinished-";
/// A description is some KiB; more is none.
const LONGEST_DESCRIPTION: u64 = 1 << 20;

/// Where backups are.
#[derive(Debug, Clone)]
pub(super) struct Folder {
    path: PathBuf,
}

/// The right to change the folder, for one at a time, also among processes; given back when dropped.
#[derive(Debug)]
pub(super) struct Turn(#[expect(dead_code, reason = "held open: the lock is its file's")] File);

/// Rows and description in a place of their own, which goes when this is dropped.
#[derive(Debug)]
pub(super) struct Unfinished {
    place: TempDir,
    description: Description,
}

/// A copy of a backup's rows, which goes when this is dropped.
#[derive(Debug)]
pub(super) struct Copied {
    _place: TempDir,
    /// The file of the copy.
    pub(super) rows: PathBuf,
}

impl Folder {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Takes the folder for oneself, and clears away what a crash left behind.
    pub(super) fn take_turn(&self) -> Result<Turn, Error> {
        self.prepare()?;
        let path = self.path.join(".lock");
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(Error::Busy),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                fs::remove_dir_all(entry.path())?;
            }
        }
        Ok(Turn(file))
    }

    #[cfg(unix)]
    fn prepare(&self) -> std::io::Result<()> {
        use std::os::unix::fs::DirBuilderExt as _;
        // what lies here is everybody's data
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.path)
    }

    #[cfg(not(unix))]
    fn prepare(&self) -> std::io::Result<()> {
        fs::create_dir_all(&self.path)
    }

    fn scratch(&self) -> std::io::Result<TempDir> {
        tempfile::Builder::new().prefix(UNFINISHED).tempdir_in(&self.path)
    }

    /// The name wanted, or one that tells the time; either is free.
    pub(super) fn free_name(&self, wanted: Option<BackupName>, now: Timestamp) -> Result<BackupName, Error> {
        if let Some(name) = wanted {
            return if self.path.join(name.as_str()).exists() { Err(Error::Exists) } else { Ok(name) };
        }
        let stem = now.utc().format("%Y%m%d-%H%M%S");
        let names = std::iter::once(stem.to_string()).chain((2..1000).map(|number| format!("{stem}-{number}")));
        let free =
            names.filter_map(|name| BackupName::parse(&name)).find(|name| !self.path.join(name.as_str()).exists());
        free.ok_or(Error::Exists)
    }

    /// Fills a new place: `write` makes the file of rows, then it is described.
    pub(super) fn begin(&self, write: impl FnOnce(&Path) -> Result<Description, Error>) -> Result<Unfinished, Error> {
        let place = self.scratch()?;
        let rows = place.path().join(ROWS);
        let mut description = write(&rows)?;
        let file = File::open(&rows)?;
        file.sync_all()?;
        description.bytes = file.metadata()?.len();
        description.sha256 = digest_of(file)?;
        let text = serde_json::to_string_pretty(&description).map_err(std::io::Error::other)?;
        let path = place.path().join(DESCRIPTION);
        fs::write(&path, text)?;
        File::open(&path)?.sync_all()?;
        sync_folder(place.path())?;
        Ok(Unfinished { place, description })
    }

    /// Gives what is whole its name.
    pub(super) fn finish(&self, made: Unfinished, name: &BackupName, _turn: &Turn) -> Result<Backup, Error> {
        let backup = made.description.named(name.clone()).ok_or(Error::Damaged)?;
        let target = self.path.join(name.as_str());
        if target.exists() {
            return Err(Error::Exists);
        }
        fs::rename(made.place.path(), &target)?;
        // it is not there any more under the name that would be cleared away
        let _renamed = made.place.keep();
        sync_folder(&self.path)?;
        Ok(backup)
    }

    /// Takes a name away at once, then what had it.
    pub(super) fn remove(&self, name: &BackupName, _turn: &Turn) -> Result<(), Error> {
        let scratch = self.scratch()?;
        match fs::rename(self.path.join(name.as_str()), scratch.path().join(ROWS)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Error::NotFound),
            Err(error) => return Err(error.into()),
        }
        sync_folder(&self.path)?;
        Ok(scratch.close()?)
    }

    /// What is said of a backup.
    pub(super) fn description(&self, name: &BackupName) -> Result<Description, Error> {
        let path = self.path.join(name.as_str());
        if !path.is_dir() {
            return Err(Error::NotFound);
        }
        let mut text = String::new();
        let read = File::open(path.join(DESCRIPTION))
            .and_then(|file| file.take(LONGEST_DESCRIPTION).read_to_string(&mut text));
        match read {
            Ok(_) => serde_json::from_str(&text).map_err(|_| Error::Damaged),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => Err(Error::Damaged),
            Err(error) => Err(error.into()),
        }
    }

    /// Copies a backup's rows, and holds the copy against what is said of them: what is used later was looked at.
    pub(super) fn copy(&self, name: &BackupName, said: &Description) -> Result<Copied, Error> {
        let place = self.scratch()?;
        let rows = place.path().join(ROWS);
        match fs::copy(self.path.join(name.as_str()).join(ROWS), &rows) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Error::Damaged),
            Err(error) => return Err(error.into()),
        }
        let file = File::open(&rows)?;
        if file.metadata()?.len() != said.bytes || digest_of(file)? != said.sha256 {
            tracing::warn!(%name, "a backup's rows are not those that were written");
            return Err(Error::Damaged);
        }
        Ok(Copied { _place: place, rows })
    }

    /// All backups, the newest first. What has a name but no description that can be read is left out, with a word in the log.
    pub(super) fn list(&self) -> Result<Vec<Backup>, Error> {
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let mut found = Vec::new();
        for entry in entries {
            let Some(name) = BackupName::parse(&entry?.file_name().to_string_lossy()) else { continue };
            match self.description(&name).map(|said| said.named(name.clone())) {
                Ok(Some(backup)) => found.push(backup),
                Ok(None) | Err(Error::Damaged) => tracing::warn!(%name, "a backup whose description cannot be read"),
                // a file, or it has gone meanwhile
                Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        found.sort_by(|a, b| (b.made_at, &b.name).cmp(&(a.made_at, &a.name)));
        Ok(found)
    }
}

/// Makes names durable.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}
