//! All rows as one file, and back: on SQLite a copy made by `VACUUM INTO`, on PostgreSQL a dump made by `pg_dump`.
//!
//! Writing out disturbs nobody: it reads at one moment. Coming back has two steps. [`Db::stage`] checks the file and brings it
//! up to today's migrations in a place beside the live rows, the schema [`STAGED`] (an attached file, or a schema of the same
//! database); nobody sees it, and whatever is wrong with the file is found here. [`Db::replace`] then runs one transaction that
//! sees both.
//!
//! Invariant: what was not staged without an objection never gets near the live rows.

mod catalogue;
mod ids;
mod postgres;
mod script;
mod sqlite;
mod tools;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use catalogue::{Parent, Table, tables};
pub use ids::raise_ids;
pub use tools::Tools;

use super::connect::{Backend, OpenError};
use super::db::{Db, blocking};
use super::migrate;
use crate::kernel::error::Fault;

/// The schema in which the rows of a backup are seen.
pub const STAGED: &str = "depannini_restored";

/// What a file of rows holds, to be compared with what it holds later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// The migrations that made its tables, oldest first.
    pub migrations: Vec<String>,
    /// How many rows each table has.
    pub rows: BTreeMap<String, i64>,
}

/// Why rows were not written out or not staged.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// A command that this needs is not on this machine.
    #[error("{0} is not installed")]
    ToolMissing(String),
    /// The file does not hold what it should.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The file has migrations that this version does not know.
    #[error("made by a newer version: {0} is not known here")]
    Newer(String),
    /// Something is broken or away.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<OpenError> for CopyError {
    fn from(error: OpenError) -> Self {
        Self::Fault(Fault::unavailable("database", error))
    }
}

impl CopyError {
    fn damaged(why: impl std::fmt::Display) -> Self {
        Self::Damaged(why.to_string())
    }
}

/// Rows of a backup in [`STAGED`], checked and up to date.
#[derive(Debug)]
pub struct Staged {
    /// SQLite's file.
    file: Option<PathBuf>,
}

impl Staged {
    /// What a connection must run to see them.
    pub(super) fn attachment(&self) -> Option<String> {
        self.file.as_ref().map(|file| format!("attach {} as {STAGED}", quoted(&file.to_string_lossy())))
    }
}

/// The word for a database's kind, as a backup names it.
#[must_use]
pub const fn engine(backend: &Backend) -> &'static str {
    match backend {
        Backend::Sqlite { .. } => "sqlite",
        Backend::Postgres { .. } => "postgres",
    }
}

/// Writes all rows of a database to a file that is not there yet. Blocks.
///
/// # Errors
/// A command that is missing; a database that is away; a folder that cannot be written to.
pub fn write_out(backend: &Backend, tools: &Tools, file: &Path) -> Result<Contents, CopyError> {
    match backend {
        Backend::Sqlite { .. } => sqlite::write_out(backend, file),
        Backend::Postgres { url } => postgres::write_out(backend, &tools.for_server(url), file),
    }
}

/// How many other servers use this database. On SQLite a lock beside the file tells that, see `app/lock.rs`: 0. Blocks.
///
/// # Errors
/// A database that is away.
pub fn others(backend: &Backend) -> Result<i64, CopyError> {
    match backend {
        Backend::Sqlite { .. } => Ok(0),
        Backend::Postgres { .. } => postgres::others(backend),
    }
}

impl Db {
    /// Checks a file against what it is said to hold, and puts its rows into [`STAGED`] under today's migrations. The file must
    /// be the caller's own copy: it is changed. One at a time.
    ///
    /// # Errors
    /// Whatever is wrong with the file; nothing has changed then.
    pub async fn stage(&self, tools: &Tools, file: PathBuf, said: Contents) -> Result<Staged, CopyError> {
        let (backend, tools) = (self.backend().clone(), tools.clone());
        blocking(move || {
            if let Some(unknown) = migrate::unknown(&backend, &said.migrations)? {
                return Err(CopyError::Newer(unknown));
            }
            match &backend {
                Backend::Sqlite { .. } => sqlite::stage(&file, &said).map(|()| Staged { file: Some(file) }),
                Backend::Postgres { url } => {
                    let staged = postgres::stage(&backend, &tools.for_server(url), &file, &said);
                    staged.map(|()| Staged { file: None })
                }
            }
        })
        .await?
    }

    /// Takes the rows of a backup out of the database again; the file is the caller's.
    ///
    /// # Errors
    /// The database's fault; the next [`Db::stage`] begins with the same.
    pub async fn unstage(&self, staged: Staged) -> Result<(), CopyError> {
        if staged.file.is_some() {
            return Ok(());
        }
        let backend = self.backend().clone();
        blocking(move || postgres::clear(&backend)).await?
    }
}

/// Whether the rows are those that were to be there.
fn compare(found: &Contents, said: &Contents) -> Result<(), CopyError> {
    if found == said { Ok(()) } else { Err(CopyError::damaged("it does not hold what its description says")) }
}

/// A text as SQL writes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
