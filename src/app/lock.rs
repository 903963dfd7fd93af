//! One writer for one SQLite file: `serve` holds `<db>.lock`, and commands that write refuse meanwhile.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::net::SocketAddr;

use crate::storage::Backend;

/// Held as long as this value lives; the operating system gives it back when the process ends, however it ends.
#[derive(Debug)]
pub struct DatabaseLock {
    file: Option<File>,
}

/// Why the lock could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process has it.
    #[error("{path} is held by a running server; stop it first, or use its API")]
    Held {
        /// The lock's path.
        path: String,
        /// Where that server listens, if it has said so.
        server: Option<SocketAddr>,
    },
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
        let Backend::Sqlite { path } = backend else { return Ok(Self { file: None }) };
        let path = format!("{path}.lock");
        if let Some(folder) = std::path::Path::new(&path).parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| LockError::File(path.clone(), error))?;
        }
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|error| LockError::File(path.clone(), error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file: Some(file) }),
            Err(TryLockError::WouldBlock) => {
                let mut said = String::new();
                // an address is a help, not a must: what cannot be read was not said
                let server = file.read_to_string(&mut said).ok().and_then(|_| said.trim().parse().ok());
                Err(LockError::Held { path, server })
            }
            Err(TryLockError::Error(error)) => Err(LockError::File(path, error)),
        }
    }

    /// Says in the lock where its holder listens, for commands that would rather ask it than be refused.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn announce(&self, address: SocketAddr) -> Result<(), LockError> {
        let Some(mut file) = self.file.as_ref() else { return Ok(()) };
        let said = file.set_len(0).and_then(|()| writeln!(file, "{address}"));
        said.map_err(|error| LockError::File("the database's lock".to_owned(), error))
    }
}
