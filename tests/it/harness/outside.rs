//! A look at the database from outside.

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{BigInt, Text};
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection};

/// A connection of its own.
pub(crate) enum Outside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

impl Outside {
    pub(crate) fn connect(url: &str) -> Self {
        match url.strip_prefix("sqlite://") {
            Some(path) => {
                let mut conn = SqliteConnection::establish(path).unwrap();
                // the server's tasks write too
                conn.batch_execute("pragma busy_timeout = 10000").unwrap();
                Self::Sqlite(conn)
            }
            None => Self::Postgres(PgConnection::establish(url).unwrap()),
        }
    }

    /// The one number that a query, which calls it `number`, answers.
    #[track_caller]
    pub(crate) fn number(&mut self, sql: &str) -> i64 {
        let found: Result<Number, _> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).get_result(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).get_result(conn),
        };
        found.unwrap_or_else(|error| panic!("{sql}: {error}")).number
    }

    /// The lines that a query, which calls them `line`, answers.
    #[track_caller]
    pub(crate) fn lines(&mut self, sql: &str) -> Vec<String> {
        let found: Result<Vec<Line>, _> = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).load(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).load(conn),
        };
        found.unwrap_or_else(|error| panic!("{sql}: {error}")).into_iter().map(|line| line.line).collect()
    }

    /// Changes something behind the server's back.
    #[track_caller]
    pub(crate) fn execute(&mut self, sql: &str) {
        self.try_to(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Tries to change something behind the server's back; what the database says against it is the error.
    pub(crate) fn try_to(&mut self, sql: &str) -> Result<usize, String> {
        let done = match self {
            Self::Sqlite(conn) => diesel::sql_query(sql).execute(conn),
            Self::Postgres(conn) => diesel::sql_query(sql).execute(conn),
        };
        done.map_err(|error| error.to_string())
    }
}
