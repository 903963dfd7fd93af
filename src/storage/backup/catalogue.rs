//! Which tables there are, read from the database itself, so that a new one cannot be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl as _};

use super::Contents;
use crate::kernel::error::Fault;
use crate::storage::backend::Conn;

/// A table of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<String>,
    /// What its rows point at.
    pub parents: Vec<Parent>,
}

/// One column that points at a row of another table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parent {
    /// The column.
    pub column: String,
    /// The other table.
    pub table: String,
    /// The other table's column.
    pub key: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Link {
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Text)]
    parent: String,
    #[diesel(sql_type = Text)]
    key: String,
}

/// The texts that a query answers, which calls them `line`.
pub(super) fn lines(conn: &mut Conn, sql: &str) -> Result<Vec<String>, Fault> {
    let found: Vec<Line> = diesel::sql_query(sql).load(conn)?;
    Ok(found.into_iter().map(|row| row.line).collect())
}

/// The number that a query answers, which calls it `number`.
pub(super) fn number(conn: &mut Conn, sql: &str) -> Result<i64, Fault> {
    let found: Number = diesel::sql_query(sql).get_result(conn)?;
    Ok(found.number)
}

/// The tables of the schema that is looked at first, those that others point at before those others.
///
/// # Errors
/// The database's fault; tables that point at each other in a circle.
pub fn tables(conn: &mut Conn) -> Result<Vec<Table>, Fault> {
    let names = match conn {
        Conn::Sqlite(_) => {
            "select name as line from main.sqlite_master
             where type = 'table' and name not like 'sqlite^_%' escape '^' and name not like '^_^_%' escape '^' order by name"
        }
        Conn::Postgres(_) => {
            "select c.relname::text as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = current_schema() and c.relkind = 'r' and c.relname not like '^_^_%' escape '^' order by 1"
        }
    };
    let mut found = Vec::new();
    for name in lines(conn, names)? {
        found.push(Table { columns: columns(conn, &name)?, parents: parents(conn, &name)?, name });
    }
    parents_first(found)
}

fn columns(conn: &mut Conn, table: &str) -> Result<Vec<String>, Fault> {
    let sql = match conn {
        Conn::Sqlite(_) => format!("select name as line from pragma_table_info('{table}', 'main') order by cid"),
        Conn::Postgres(_) => format!(
            "select a.attname::text as line from pg_attribute a join pg_class c on c.oid = a.attrelid
             join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = current_schema() and c.relname = '{table}' and a.attnum > 0 and not a.attisdropped
             order by a.attnum"
        ),
    };
    lines(conn, &sql)
}

fn parents(conn: &mut Conn, table: &str) -> Result<Vec<Parent>, Fault> {
    let sql = match conn {
        Conn::Sqlite(_) => format!(
            "select \"from\" as \"column\", \"table\" as parent, \"to\" as key from pragma_foreign_key_list('{table}', 'main')"
        ),
        Conn::Postgres(_) => format!(
            "select a.attname::text as \"column\", p.relname::text as parent, k.attname::text as key
             from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
             join pg_class p on p.oid = f.confrelid
             cross join lateral unnest(f.conkey, f.confkey) as pair (own, other)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.own
             join pg_attribute k on k.attrelid = p.oid and k.attnum = pair.other
             where f.contype = 'f' and n.nspname = current_schema() and c.relname = '{table}'"
        ),
    };
    let found: Vec<Link> = diesel::sql_query(sql).load(conn)?;
    Ok(found.into_iter().map(|Link { column, parent, key }| Parent { column, table: parent, key }).collect())
}

/// In an order in which rows can be written: nothing points at what is not there yet.
fn parents_first(mut left: Vec<Table>) -> Result<Vec<Table>, Fault> {
    let mut sorted: Vec<Table> = Vec::with_capacity(left.len());
    let mut placed = BTreeSet::new();
    while !left.is_empty() {
        let ready = |table: &Table| {
            table.parents.iter().all(|parent| parent.table == table.name || placed.contains(&parent.table))
        };
        let (next, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(ready);
        if next.is_empty() {
            return Err(Fault::internal("tables point at each other in a circle: none can be written first"));
        }
        placed.extend(next.iter().map(|table| table.name.clone()));
        sorted.extend(next);
        left = rest;
    }
    Ok(sorted)
}

/// What there is: the migrations applied, and the number of rows of each table.
pub(super) fn contents(conn: &mut Conn) -> Result<Contents, Fault> {
    let migrations = lines(conn, "select version as line from __diesel_schema_migrations order by version")?;
    let mut rows = BTreeMap::new();
    for table in tables(conn)? {
        let count = number(conn, &format!("select count(*) as number from \"{}\"", table.name))?;
        rows.insert(table.name, count);
    }
    Ok(Contents { migrations, rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str, parents: &[&str]) -> Table {
        let parent = |table: &&str| Parent { column: "a".to_owned(), table: (*table).to_owned(), key: "id".to_owned() };
        Table { name: name.to_owned(), columns: vec![], parents: parents.iter().map(parent).collect() }
    }

    #[test]
    fn what_is_pointed_at_comes_first() {
        let sorted = parents_first(vec![table("a", &["c"]), table("b", &["b", "a"]), table("c", &[])]).unwrap();
        assert_eq!(sorted.iter().map(|table| table.name.as_str()).collect::<Vec<_>>(), ["c", "a", "b"]);
        assert!(parents_first(vec![table("a", &["b"]), table("b", &["a"])]).is_err());
    }
}
