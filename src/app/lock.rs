//! One writer for one SQLite file: `serve` holds `<db>.lock`, and commands that write refuse meanwhile.

use std::fs::{File, TryLockError};

use crate::storage::Backend;

/// Held as long as this value lives; the operating system gives it back when the process ends, however it ends.
#[derive(Debug)]
pub struct DatabaseLock {
    _file: Option<File>,
}

/// Why the lock could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("{0} is held by a running server; stop it first, or use its API")]
    Held(String),
    /// The file could not be opened.
    #[error("cannot open {0}: {1}")]
    File(String, std::io::Error),
}

impl DatabaseLock {
    /// Takes the lock; PostgreSQL needs none.
    ///
    /// # Errors
    /// Another process has it, or the file cannot be opened.
    pub fn take(backend: &Backend) -> Result<Self, LockError> {
        let Backend::Sqlite { path } = backend else { return Ok(Self { _file: None }) };
        let path = format!("{path}.lock");
        if let Some(folder) = std::path::Path::new(&path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| LockError::File(path.clone(), error))?;
        }
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| LockError::File(path.clone(), error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held(path)),
            Err(TryLockError::Error(error)) => Err(LockError::File(path, error)),
        }
    }
}
