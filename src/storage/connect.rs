//! Opening connections: by the URL's scheme, with the settings each database needs.

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};

use super::backend::Conn;

/// Where rows are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite {
        /// Its path.
        path: String,
    },
    /// A server.
    Postgres {
        /// Its URL.
        url: String,
    },
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL's scheme is neither `sqlite` nor `postgres`.
    #[error("database.url: {0} is not known; use sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME")]
    Scheme(String),
    /// The folder for the file could not be made.
    #[error("cannot make the folder {folder}: {cause}")]
    Folder {
        /// Which folder.
        folder: String,
        /// Why not.
        cause: std::io::Error,
    },
    /// The database refused the connection.
    #[error("cannot open the database: {0}")]
    Refused(String),
    /// A migration failed.
    #[error("cannot migrate the database: {0}")]
    Migration(String),
}

impl Backend {
    /// Reads the URL.
    ///
    /// # Errors
    /// An unknown scheme.
    pub fn from_url(url: &str) -> Result<Self, OpenError> {
        match url.split_once("://") {
            Some(("sqlite", path)) => Ok(Self::Sqlite { path: path.to_owned() }),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres { url: url.to_owned() }),
            Some((scheme, _)) => Err(OpenError::Scheme(scheme.to_owned())),
            None => Err(OpenError::Scheme(url.to_owned())),
        }
    }

    /// A folder beside the file, or, where a server keeps the rows, in the working directory.
    #[must_use]
    pub fn beside(&self, name: &str) -> std::path::PathBuf {
        let Self::Sqlite { path } = self else { return name.into() };
        std::path::Path::new(path).parent().map_or_else(|| name.into(), |folder| folder.join(name))
    }

    /// Makes the folder that the file is to lie in.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub(super) fn prepare(&self) -> Result<(), OpenError> {
        let Self::Sqlite { path } = self else { return Ok(()) };
        let Some(folder) = std::path::Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty()) else {
            return Ok(());
        };
        std::fs::create_dir_all(folder)
            .map_err(|cause| OpenError::Folder { folder: folder.display().to_string(), cause })
    }

    /// A connection for writing (and, on PostgreSQL, reading).
    ///
    /// # Errors
    /// The database refuses, with its own words.
    pub(super) fn connect(&self) -> Result<Conn, OpenError> {
        let refused = |error: &dyn std::fmt::Display| OpenError::Refused(error.to_string());
        match self {
            Self::Sqlite { path } => {
                let mut conn = SqliteConnection::establish(path).map_err(|error| refused(&error))?;
                // the timeout first: changing the journal mode may have to wait. What undoes one statement is kept in
                // memory: a file for it would be made and deleted in nearly every transaction
                conn.batch_execute(
                    "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
                     pragma temp_store = memory;",
                )
                .map_err(|error| refused(&error))?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres { url } => {
                let mut conn = PgConnection::establish(url).map_err(|error| refused(&error))?;
                conn.batch_execute(
                    "set time zone 'UTC'; set statement_timeout = '10s'; set lock_timeout = '5s';
                     set application_name = 'depannini'",
                )
                .map_err(|error| refused(&error))?;
                // some faults are known by their words only (`error.rs`). Only those may set this whom the server's
                // owner lets; for the others its messages stay in its own language
                let _not_allowed = conn.batch_execute("set lc_messages = 'C'");
                Ok(Conn::Postgres(conn))
            }
        }
    }

    fn connect_for_reading(&self) -> Result<Conn, OpenError> {
        let mut conn = self.connect()?;
        if let Conn::Sqlite(sqlite) = &mut conn {
            sqlite.batch_execute("pragma query_only = on").map_err(|error| OpenError::Refused(error.to_string()))?;
        }
        Ok(conn)
    }
}

/// Keeps a pool of connections for r2d2: reading ones on SQLite, all on PostgreSQL.
#[derive(Debug)]
pub(super) struct Manager(pub(super) Backend);

impl r2d2::ManageConnection for Manager {
    type Connection = Conn;
    type Error = OpenError;

    fn connect(&self) -> Result<Conn, OpenError> {
        self.0.connect_for_reading()
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), OpenError> {
        conn.batch_execute("select 1").map_err(|error| OpenError::Refused(error.to_string()))
    }

    fn has_broken(&self, _conn: &mut Conn) -> bool {
        // r2d2 asks on return; `is_valid` is asked before every use, and a panicking job's connection is dropped
        std::thread::panicking()
    }
}
