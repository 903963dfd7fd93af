//! PostgreSQL's side: `pg_dump` writes; to come back, the tables are made by our own migrations in a schema beside the live
//! one, and `pg_restore` says what fills them.

use std::io::BufReader;
use std::path::Path;
use std::process::{Child, Stdio};

use diesel::connection::SimpleConnection as _;
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl as _};

use super::catalogue::{self, Table};
use super::script::{ScriptError, translate};
use super::tools::{ServerTools, complaint, not_started};
use super::{Contents, CopyError, STAGED, compare};
use crate::kernel::error::Fault;
use crate::storage::backend::Conn;
use crate::storage::connect::Backend;
use crate::storage::migrate;

#[derive(QueryableByName)]
struct Link {
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    definition: String,
}

fn run(conn: &mut Conn, sql: &str) -> Result<(), Fault> {
    Ok(conn.batch_execute(sql)?)
}

/// Rows are counted and dumped as they are at one moment.
pub(super) fn write_out(backend: &Backend, tools: &ServerTools, file: &Path) -> Result<Contents, CopyError> {
    let mut conn = backend.connect()?;
    run(&mut conn, "set statement_timeout = 0; begin isolation level repeatable read read only")?;
    let moment = catalogue::lines(&mut conn, "select pg_export_snapshot() as line")?.concat();
    let contents = catalogue::contents(&mut conn)?;
    let mut command = tools.pg_dump();
    command.args(["--format=custom", "--no-owner", "--no-privileges", "--lock-wait-timeout=10s"]);
    command.arg(format!("--exclude-schema={STAGED}")).arg(format!("--snapshot={moment}")).arg("--file").arg(file);
    let done = command.output().map_err(|error| not_started(&command, &error))?;
    if !done.status.success() {
        return Err(Fault::unavailable("backup", format!("pg_dump: {}", complaint(&done.stderr))).into());
    }
    run(&mut conn, "rollback")?;
    Ok(contents)
}

/// How many other connections of Depannini this database has.
pub(super) fn others(backend: &Backend) -> Result<i64, CopyError> {
    let mut conn = backend.connect()?;
    Ok(catalogue::number(
        &mut conn,
        "select count(*) as number from pg_stat_activity
         where datname = current_database() and application_name = 'depannini' and pid <> pg_backend_pid()",
    )?)
}

/// Takes the schema away.
pub(super) fn clear(backend: &Backend) -> Result<(), CopyError> {
    let mut conn = backend.connect()?;
    run(&mut conn, &format!("set statement_timeout = 0; drop schema if exists {STAGED} cascade"))?;
    Ok(())
}

/// Makes the schema and fills it; takes it away again when the file is no good.
pub(super) fn stage(backend: &Backend, tools: &ServerTools, file: &Path, said: &Contents) -> Result<(), CopyError> {
    let staged = filled(backend, tools, file, said);
    if staged.is_err()
        && let Err(error) = clear(backend)
    {
        tracing::warn!(%error, "a backup that could not be used is still in its schema");
    }
    staged
}

fn filled(backend: &Backend, tools: &ServerTools, file: &Path, said: &Contents) -> Result<(), CopyError> {
    clear(backend)?;
    let conn = &mut backend.connect()?;
    run(conn, &format!("set statement_timeout = 0; create schema {STAGED}; set search_path = {STAGED}"))
        // most often the role may not: for its owner to mend, and in the log
        .map_err(|fault| Fault::unavailable("backup", fault))?;
    migrate::apply_only(conn, &said.migrations)?;
    let tables = catalogue::tables(conn)?;
    // what points at something is tied when everything is there; what migrations planted is in the file as well
    let links = links(conn)?;
    for Link { place, name, .. } in &links {
        run(conn, &format!("alter table {place} drop constraint \"{name}\""))?;
    }
    let names: Vec<String> = tables.iter().map(|table| format!("\"{}\"", table.name)).collect();
    run(conn, &format!("truncate {}", names.join(", ")))?;
    fill(tools, file, &tables)?;
    for Link { place, name, definition } in &links {
        run(conn, &format!("alter table {place} add constraint \"{name}\" {definition}"))
            .map_err(CopyError::damaged)?;
    }
    compare(&catalogue::contents(conn)?, said)?;
    migrate::apply_all(conn).map_err(CopyError::damaged)?;
    Ok(())
}

/// What points at other tables.
fn links(conn: &mut Conn) -> Result<Vec<Link>, Fault> {
    Ok(diesel::sql_query(
        "select f.conrelid::regclass::text as place, f.conname::text as name, pg_get_constraintdef(f.oid) as definition
         from pg_constraint f join pg_namespace n on n.oid = f.connamespace
         where f.contype = 'f' and n.nspname = current_schema()",
    )
    .load(conn)?)
}

/// `pg_restore | translate | psql`, in one transaction of psql's.
fn fill(tools: &ServerTools, file: &Path, tables: &[Table]) -> Result<(), CopyError> {
    let mut command = tools.psql();
    command.args(["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file=-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut taking = command.spawn().map_err(|error| not_started(&command, &error))?;
    let mut command = tools.pg_restore();
    command.args(["--data-only", "--no-owner", "--no-privileges", "--file=-"]).arg(file);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let giving = command.spawn().map_err(|error| not_started(&command, &error));
    let passed = giving.and_then(|giving| pass(giving, &mut taking, tables));
    if passed.is_err() {
        // before its input ends: what came so far must not be kept
        let _gone_already = taking.kill();
    }
    drop(taking.stdin.take());
    let taken = taking.wait_with_output().map_err(|error| Fault::unavailable("backup", error))?;
    passed?;
    if taken.status.success() { Ok(()) } else { Err(CopyError::damaged(complaint(&taken.stderr))) }
}

fn pass(mut giving: Child, taking: &mut Child, tables: &[Table]) -> Result<(), CopyError> {
    let (Some(from), Some(into)) = (giving.stdout.take(), taking.stdin.as_mut()) else {
        return Err(Fault::internal("a command without its pipes").into());
    };
    let translated = translate(BufReader::new(from), std::io::BufWriter::new(into), tables, STAGED);
    // its output is read or dropped: it ends
    let given = giving.wait_with_output().map_err(|error| Fault::unavailable("backup", error))?;
    match translated {
        // psql has given up and says why
        Err(ScriptError::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(CopyError::damaged(error)),
        Ok(()) if !given.status.success() => Err(CopyError::damaged(complaint(&given.stderr))),
        Ok(()) => Ok(()),
    }
}
