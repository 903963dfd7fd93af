//! SQLite's side: a compact copy as one file, and a copy of that copy to be attached.

use std::path::Path;

use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};

use super::{Contents, CopyError, catalogue, compare, quoted};
use crate::kernel::error::Fault;
use crate::storage::backend::Conn;
use crate::storage::connect::Backend;
use crate::storage::migrate;

/// Reads at one moment, beside the writer, whose line goes on.
pub(super) fn write_out(backend: &Backend, file: &Path) -> Result<Contents, CopyError> {
    if let Backend::Sqlite { path } = backend
        && !Path::new(path).exists()
    {
        // opening would make it
        return Err(Fault::unavailable("database", format!("there is no file {path}")).into());
    }
    // a connection of its own: reading ones may write nothing, not even elsewhere
    let mut conn = backend.connect()?;
    conn.batch_execute(&format!("vacuum into {}", quoted(&text(file)?))).map_err(Fault::from)?;
    let mut copy = open(file)?;
    copy.batch_execute("pragma query_only = on").map_err(Fault::from)?;
    Ok(catalogue::contents(&mut copy)?)
}

/// Everything is looked at that SQLite can look at, then the copy is brought up to today's migrations.
pub(super) fn stage(file: &Path, said: &Contents) -> Result<(), CopyError> {
    let mut conn = open(file).map_err(CopyError::damaged)?;
    // tables are read, nothing in them is run
    conn.batch_execute("pragma trusted_schema = off; pragma foreign_keys = off").map_err(CopyError::damaged)?;
    let complaints = catalogue::lines(&mut conn, "select integrity_check as line from pragma_integrity_check")
        .map_err(CopyError::damaged)?;
    if complaints != ["ok"] {
        return Err(CopyError::damaged(complaints.first().map_or("no answer", String::as_str)));
    }
    let loose = catalogue::number(&mut conn, "select count(*) as number from pragma_foreign_key_check")
        .map_err(CopyError::damaged)?;
    if loose > 0 {
        return Err(CopyError::damaged(format!("{loose} rows point at nothing")));
    }
    compare(&catalogue::contents(&mut conn).map_err(CopyError::damaged)?, said)?;
    migrate::apply_all(&mut conn).map_err(CopyError::damaged)?;
    Ok(())
}

/// Without the settings of a live database, which would change the file.
fn open(file: &Path) -> Result<Conn, CopyError> {
    let conn = SqliteConnection::establish(&text(file)?);
    Ok(Conn::Sqlite(conn.map_err(|error| Fault::unavailable("backup", error))?))
}

fn text(file: &Path) -> Result<String, Fault> {
    file.to_str().map(str::to_owned).ok_or_else(|| Fault::unavailable("backup", "the folder's path is not UTF-8"))
}
