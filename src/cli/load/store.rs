//! The baseline of durable writes: one row inserted and one updated in a transaction of its own, on the same disk or
//! the same database server.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection, SqliteConnection};

/// Commits one after another on one connection.
pub(super) struct Commits {
    conn: Conn,
    made: u64,
    /// Holds the file, which goes with it.
    _folder: Option<tempfile::TempDir>,
}

enum Conn {
    File(SqliteConnection),
    Server(PgConnection),
}

/// Not a temporary table: PostgreSQL keeps those out of its log.
const TABLE: &str = "depannini_load_commits";

impl Commits {
    /// In a new SQLite file in a folder inside `folder`, with the server's settings: WAL, synchronous = full.
    ///
    /// # Errors
    /// A folder that cannot be written.
    pub(super) fn in_folder(folder: &Path) -> anyhow::Result<Self> {
        let context = || format!("a file for commits in {}", folder.display());
        let own = tempfile::Builder::new().prefix("depannini-load-").tempdir_in(folder).with_context(context)?;
        let file = own.path().join("commits.db");
        let mut conn = SqliteConnection::establish(&file.display().to_string()).with_context(context)?;
        conn.batch_execute("pragma journal_mode = wal; pragma synchronous = full").with_context(context)?;
        Self { conn: Conn::File(conn), made: 0, _folder: Some(own) }.prepared()
    }

    /// In a table of its own in that PostgreSQL database; the table goes when this is dropped.
    ///
    /// # Errors
    /// Another kind of database, or one that refuses.
    pub(super) fn on_server(url: &str) -> anyhow::Result<Self> {
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            bail!("--database-url takes the URL of a PostgreSQL; for SQLite say --folder, the folder of its file");
        }
        let conn = PgConnection::establish(url).context("connecting to the PostgreSQL of --database-url")?;
        Self { conn: Conn::Server(conn), made: 0, _folder: None }.prepared()
    }

    fn prepared(mut self) -> anyhow::Result<Self> {
        self.execute(&format!(
            "drop table if exists {TABLE}; create table {TABLE} (id bigint primary key, status text not null, body text not null);
             insert into {TABLE} values (0, 'requested', '')"
        ))?;
        // the first ones warm up
        for _ in 0..5 {
            self.commit()?;
        }
        Ok(self)
    }

    /// How long one durable commit took.
    ///
    /// # Errors
    /// What the database says.
    pub(super) fn commit(&mut self) -> anyhow::Result<Duration> {
        self.made += 1;
        let (id, before) = (self.made, self.made - 1);
        let begin = match self.conn {
            Conn::File(_) => "begin immediate",
            Conn::Server(_) => "begin",
        };
        let sql = format!(
            "{begin}; insert into {TABLE} values ({id}, 'requested', '{:0>200}');
             update {TABLE} set status = 'accepted' where id = {before} and status = 'requested'; commit",
            id
        );
        let start = Instant::now();
        self.execute(&sql)?;
        Ok(start.elapsed())
    }

    fn execute(&mut self, sql: &str) -> anyhow::Result<()> {
        match &mut self.conn {
            Conn::File(conn) => conn.batch_execute(sql),
            Conn::Server(conn) => conn.batch_execute(sql),
        }
        .context("the baseline of durable commits")
    }
}

impl Drop for Commits {
    fn drop(&mut self) {
        if matches!(self.conn, Conn::Server(_)) {
            // at worst a small table stays, and the next run drops it
            let _gone = self.execute(&format!("drop table if exists {TABLE}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_take_time_and_leave_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut commits = Commits::in_folder(folder.path()).unwrap();
        assert!(commits.commit().unwrap() > Duration::ZERO);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(commits);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        assert!(Commits::on_server("sqlite://x").is_err());
    }
}
