//! The connection that all queries are written for.

use diesel::{PgConnection, SqliteConnection};

/// One of the two databases behind one type: a query is written once and compiled for both.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// The embedded database.
    Sqlite(SqliteConnection),
    /// A server.
    Postgres(PgConnection),
}
