//! Ids only go forward, also when a backup takes the place of all rows: an id that was given out once never names anything
//! else. A token, an address or a number on paper outlives the row that it names.

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::{Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use super::STAGED;
use super::catalogue::Table;
use crate::kernel::error::Fault;
use crate::storage::backend::Conn;

#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = Nullable<Text>)]
    own: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    staged: Option<String>,
}

/// Raises the counters of ids to those of the staged rows where these are higher.
///
/// # Errors
/// The database's fault.
pub fn raise_ids(conn: &mut Conn, tables: &[Table]) -> Result<(), Fault> {
    match conn {
        Conn::Sqlite(_) => conn.batch_execute(&format!(
            "update main.sqlite_sequence set seq = max(seq, coalesce(
                 (select s.seq from {STAGED}.sqlite_sequence s where s.name = main.sqlite_sequence.name), 0));
             insert into main.sqlite_sequence (name, seq) select s.name, s.seq from {STAGED}.sqlite_sequence s
                 where not exists (select 1 from main.sqlite_sequence m where m.name = s.name)"
        ))?,
        Conn::Postgres(_) => {
            for table in tables.iter().filter(|table| table.columns.iter().any(|column| column == "id")) {
                let name = &table.name;
                let pair: Pair = diesel::sql_query(format!(
                    "select pg_get_serial_sequence('\"{name}\"', 'id') as own,
                            pg_get_serial_sequence('{STAGED}.\"{name}\"', 'id') as staged"
                ))
                .get_result(conn)?;
                if let (Some(own), Some(staged)) = (pair.own, pair.staged) {
                    // what was not called yet stands at 1 as well; a gap of one is no harm
                    conn.batch_execute(&format!(
                        "select setval('{own}', greatest((select last_value from {own}), (select last_value from {staged})))"
                    ))?;
                }
            }
        }
    }
    Ok(())
}
