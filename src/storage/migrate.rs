//! Migrations, embedded for both databases.

use diesel::RunQueryDsl as _;
use diesel::migration::{Migration as _, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::backend::Conn;
use super::connect::{Backend, OpenError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

fn failed(error: impl std::fmt::Display) -> OpenError {
    OpenError::Migration(error.to_string())
}

/// Applies what is missing; returns the names applied.
///
/// # Errors
/// A migration failed; those before it stay applied.
pub fn apply_all(conn: &mut Conn) -> Result<Vec<String>, OpenError> {
    match conn {
        Conn::Sqlite(sqlite) => run(sqlite, SQLITE),
        Conn::Postgres(postgres) => {
            // two servers starting at once: the second waits and finds nothing to do
            diesel::sql_query("select pg_advisory_lock(7236010)").execute(postgres).map_err(failed)?;
            let applied = run(postgres, POSTGRES);
            diesel::sql_query("select pg_advisory_unlock(7236010)").execute(postgres).map_err(failed)?;
            applied
        }
    }
}

fn run<DB: diesel::backend::Backend>(
    conn: &mut impl MigrationHarness<DB>,
    source: EmbeddedMigrations,
) -> Result<Vec<String>, OpenError> {
    let applied = conn.run_pending_migrations(source).map_err(failed)?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

/// The names of migrations not yet applied.
///
/// # Errors
/// The database cannot be asked.
pub fn pending(conn: &mut Conn) -> Result<Vec<String>, OpenError> {
    let names = match conn {
        Conn::Sqlite(sqlite) => {
            sqlite.pending_migrations(SQLITE).map_err(failed)?.iter().map(|m| m.name().to_string()).collect()
        }
        Conn::Postgres(postgres) => {
            postgres.pending_migrations(POSTGRES).map_err(failed)?.iter().map(|m| m.name().to_string()).collect()
        }
    };
    Ok(names)
}

/// Of these versions, the first that this program does not have.
///
/// # Errors
/// The embedded migrations cannot be read.
pub(super) fn unknown(backend: &Backend, versions: &[String]) -> Result<Option<String>, OpenError> {
    let known = match backend {
        Backend::Sqlite { .. } => versions_of::<diesel::sqlite::Sqlite>(SQLITE)?,
        Backend::Postgres { .. } => versions_of::<diesel::pg::Pg>(POSTGRES)?,
    };
    Ok(versions.iter().find(|version| !known.contains(version)).cloned())
}

fn versions_of<DB: diesel::backend::Backend>(source: EmbeddedMigrations) -> Result<Vec<String>, OpenError> {
    let all = MigrationSource::<DB>::migrations(&source).map_err(failed)?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// Applies these versions to an empty schema of PostgreSQL and no others, oldest first.
///
/// # Errors
/// A migration failed.
pub(super) fn apply_only(conn: &mut Conn, versions: &[String]) -> Result<(), OpenError> {
    let Conn::Postgres(postgres) = conn else { return Ok(()) };
    for migration in postgres.pending_migrations(POSTGRES).map_err(failed)? {
        if versions.contains(&migration.name().version().to_string()) {
            postgres.run_migration(&migration).map_err(failed)?;
        }
    }
    Ok(())
}

/// Reverts every migration, newest first.
///
/// # Errors
/// A migration could not be reverted.
pub fn revert_all(conn: &mut Conn) -> Result<(), OpenError> {
    match conn {
        Conn::Sqlite(sqlite) => sqlite.revert_all_migrations(SQLITE).map(drop).map_err(failed),
        Conn::Postgres(postgres) => postgres.revert_all_migrations(POSTGRES).map(drop).map_err(failed),
    }
}
