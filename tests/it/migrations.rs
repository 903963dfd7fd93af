//! Migrations on both databases: apply, revert, apply again, and compare what the database then has with
//! `src/storage/schema.rs`, table by table and column by column, both ways.

use std::collections::{BTreeMap, BTreeSet};

use depannini::storage::{Conn, apply_all, pending, revert_all};
use diesel::sql_types::{BigInt, Bool, Text};
use diesel::{Connection as _, PgConnection, QueryableByName, RunQueryDsl as _, SqliteConnection};

use crate::harness::Database;

/// A column: the family of its type (a word of diesel's), and whether it may be null.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    family: String,
    nullable: bool,
}

/// A table: its columns by name, and the names of its primary key in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Table {
    columns: BTreeMap<String, Column>,
    key: Vec<String>,
}

type Catalogue = BTreeMap<String, Table>;

/// What `schema.rs` declares, read from its text, so that a new table cannot be forgotten here.
fn declared(text: &str) -> Catalogue {
    let mut found = Catalogue::new();
    for declaration in text.split("diesel::table! {").skip(1) {
        let (head, rest) = declaration.split_once(") {").unwrap();
        let (name, key) = head.split_once('(').unwrap();
        let body = rest.split_once('}').unwrap().0;
        let columns = body.split(',').filter_map(|line| line.trim().split_once(" -> ")).map(|(column, kind)| {
            let plain = kind.strip_prefix("Nullable<").and_then(|inner| inner.strip_suffix('>'));
            let family = plain.unwrap_or(kind).to_owned();
            (column.to_owned(), Column { family, nullable: plain.is_some() })
        });
        let key = key.split(',').map(|column| column.trim().to_owned()).collect();
        found.insert(name.trim().to_owned(), Table { columns: columns.collect(), key });
    }
    found
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    /// From 1; 0 for what is not part of the primary key.
    #[diesel(sql_type = BigInt)]
    key: i64,
}

/// What the database has, except diesel's own table.
fn present(conn: &mut Conn) -> Catalogue {
    let tables = match conn {
        Conn::Sqlite(_) => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '__diesel%'"
        }
        Conn::Postgres(_) => {
            "select table_name::text as name from information_schema.tables
             where table_schema = 'public' and table_name not like '\\_\\_diesel%'"
        }
    };
    let names: Vec<Name> = diesel::sql_query(tables).load(conn).unwrap();
    names.into_iter().map(|Name { name }| (name.clone(), table(conn, &name))).collect()
}

fn table(conn: &mut Conn, name: &str) -> Table {
    let columns = match conn {
        // a primary key is never null here: those that SQLite would allow to be are compared as what they are meant to be
        Conn::Sqlite(_) => format!(
            "select name, lower(type) as kind, (\"notnull\" = 0 and pk = 0) as nullable, pk as key
             from pragma_table_info('{name}')"
        ),
        Conn::Postgres(_) => format!(
            "select c.column_name::text as name, c.data_type::text as kind, c.is_nullable = 'YES' as nullable,
                    coalesce(k.ordinal_position, 0)::bigint as key
             from information_schema.columns c
             left join information_schema.table_constraints t
               on t.table_name = c.table_name and t.table_schema = 'public' and t.constraint_type = 'PRIMARY KEY'
             left join information_schema.key_column_usage k
               on k.constraint_name = t.constraint_name and k.table_schema = 'public' and k.column_name = c.column_name
             where c.table_schema = 'public' and c.table_name = '{name}'"
        ),
    };
    let rows: Vec<Row> = diesel::sql_query(columns).load(conn).unwrap();
    let mut key: Vec<(i64, String)> =
        rows.iter().filter(|row| row.key > 0).map(|row| (row.key, row.name.clone())).collect();
    key.sort();
    let columns = rows.into_iter().map(|row| {
        // SQLite's rowid alias must be declared `integer` and holds 64 bits
        let is_row_id = matches!(conn, Conn::Sqlite(_)) && key.len() == 1 && row.key == 1;
        let family = family(&row.kind, is_row_id);
        (row.name, Column { family: family.to_owned(), nullable: row.nullable })
    });
    Table { columns: columns.collect(), key: key.iter().map(|(_, name)| name.clone()).collect() }
}

/// Diesel's word for a declared type.
fn family(kind: &str, is_row_id: bool) -> &'static str {
    match kind {
        "integer" if is_row_id => "BigInt",
        "bigint" => "BigInt",
        "integer" => "Integer",
        "text" => "Text",
        "double" | "double precision" => "Double",
        "boolean" => "Bool",
        "timestamp" | "timestamp without time zone" => "Timestamp",
        "date" => "Date",
        "blob" | "bytea" => "Binary",
        other => panic!("{other} is no type of the common subset (migrations/README.md)"),
    }
}

/// Every difference between two catalogues, in words.
fn differences(declared: &Catalogue, present: &Catalogue) -> Vec<String> {
    let mut found = Vec::new();
    let names: BTreeSet<&String> = declared.keys().chain(present.keys()).collect();
    for name in names {
        let (Some(declared), Some(present)) = (declared.get(name), present.get(name)) else {
            let missing = if present.contains_key(name) { "schema.rs" } else { "the database" };
            found.push(format!("{missing} has no table {name}"));
            continue;
        };
        if declared.key != present.key {
            found.push(format!("{name}: key {:?} in schema.rs, {:?} in the database", declared.key, present.key));
        }
        let columns: BTreeSet<&String> = declared.columns.keys().chain(present.columns.keys()).collect();
        for column in columns {
            let (declared, present) = (declared.columns.get(column), present.columns.get(column));
            if declared != present {
                found.push(format!("{name}.{column}: {declared:?} in schema.rs, {present:?} in the database"));
            }
        }
    }
    found
}

fn apply_revert_apply(conn: &mut Conn) {
    let schema = declared(include_str!("../../src/storage/schema.rs"));
    assert!(schema.len() > 10, "schema.rs was not understood: {:?}", schema.keys());
    apply_all(conn).unwrap();
    assert_eq!(differences(&schema, &present(conn)), [""; 0], "after applying");

    revert_all(conn).unwrap();
    assert_eq!(present(conn), Catalogue::new(), "a down.sql leaves something behind");
    assert_eq!(pending(conn).unwrap().len(), folders("sqlite").len());

    assert_eq!(apply_all(conn).unwrap().len(), folders("sqlite").len());
    assert_eq!(differences(&schema, &present(conn)), [""; 0], "after applying again");
    assert_eq!(apply_all(conn).unwrap(), [""; 0], "applying twice does nothing");
}

#[test]
fn apply_revert_apply_on_sqlite() {
    let database = Database::sqlite();
    let path = database.url().replacen("sqlite://", "", 1);
    apply_revert_apply(&mut Conn::Sqlite(SqliteConnection::establish(&path).unwrap()));
}

#[test]
fn apply_revert_apply_on_postgres() {
    let Some(database) = Database::postgres() else { return };
    // the harness copies a migrated database, so the first apply finds nothing to do
    let mut conn = Conn::Postgres(PgConnection::establish(&database.url()).unwrap());
    apply_revert_apply(&mut conn);
    drop(conn);
    database.drop_it();
}

fn folders(backend: &str) -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(backend);
    std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Indexes decide races (a client's one open assistance, an assistant's one job): both databases must have the same.
#[test]
fn both_folders_hold_the_same_migrations_and_indexes() {
    assert_eq!(folders("sqlite"), folders("postgres"));
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    for name in folders("sqlite") {
        for file in ["up.sql", "down.sql"] {
            let indexes = |backend: &str| -> BTreeSet<String> {
                let text = std::fs::read_to_string(root.join(backend).join(&name).join(file)).unwrap();
                let about_indexes = text.lines().filter(|line| line.contains(" index "));
                about_indexes.map(|line| line.trim().to_owned()).collect()
            };
            assert_eq!(indexes("sqlite"), indexes("postgres"), "{name}/{file}");
        }
    }
}

#[test]
fn a_difference_is_seen_both_ways() {
    let schema = "diesel::table! {\n    a (id) {\n        id -> BigInt,\n        name -> Nullable<Text>,\n    }\n}\n";
    let one = declared(schema);
    assert_eq!(one["a"].columns["name"], Column { family: "Text".to_owned(), nullable: true });
    assert_eq!(differences(&one, &one), [""; 0]);
    for (from, to) in [
        ("Nullable<Text>", "Text"),
        ("BigInt", "Integer"),
        ("name", "names"),
        ("a (id)", "b (id)"),
        ("(id)", "(id, name)"),
    ] {
        let other = declared(&schema.replacen(from, to, 1));
        assert!(!differences(&one, &other).is_empty() && !differences(&other, &one).is_empty(), "{from} -> {to}");
    }
}
