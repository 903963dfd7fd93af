//! Whose rows stand after a restore, the backup's or today's.
//!
//! * Everything is the backup's, except:
//! * **what was done to the world** and cannot be undone: e-mails and SMS that were sent (`notices`, `tasks`), and the
//!   audit log, are today's. Lines of the log that only the backup has are added.
//! * **what proves who somebody is**: sessions, refresh tokens, codes, links to approve and links to follow are today's, as far as what they
//!   belong to is in the backup. A mechanic whose staff rights were taken back since gets them not again. So a restore makes no token valid, and ends none without a reason: reasons are an account that is gone, or whose
//!   password, role or block is another one now.
//! * **numbers that others have seen** only go forward: ids, the numbers of channels and of invoices, the epochs of accounts.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::accounts::events;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::storage::Conn;
use crate::storage::backup::{STAGED, Table, raise_ids, tables};
use crate::storage::schema::{accounts, codes, sessions};
use crate::tx::Tx;

/// Not touched: nothing points at them, and they point at nothing.
const TODAYS: &[&str] = &["notices", "tasks", "liveness", "audit_log"];
/// Today's rows, where what they point at is still there.
const PROOFS: &[&str] = &["sessions", "refresh_tokens", "codes", "approval_links", "share_links"];
/// Only numbers, of which the higher ones stand.
const NUMBERS: &[&str] = &["journal_channels", "number_series"];

#[derive(QueryableByName)]
struct Account {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[derive(QueryableByName)]
struct Session {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    account_id: i64,
}

/// Puts the rows of the backup in [`STAGED`] in the place of today's.
///
/// # Errors
/// The database's fault.
pub(super) fn replace_all(tx: &mut Tx<'_>) -> Result<(), Fault> {
    let now = tx.now().naive();
    let conn = tx.conn();
    let tables = tables(conn)?;
    raise_ids(conn, &tables)?;
    set_aside(conn, &tables)?;
    for table in tables.iter().rev().filter(|table| !TODAYS.contains(&table.name.as_str())) {
        run(conn, &format!("delete from \"{}\"", table.name))?;
    }
    for table in &tables {
        match table.name.as_str() {
            name if TODAYS.contains(&name) => {}
            name if PROOFS.contains(&name) => bring_back(conn, table)?,
            name if NUMBERS.contains(&name) => {}
            _ => take_from_backup(conn, table)?,
        }
    }
    numbers_go_forward(conn)?;
    rights_stay_withdrawn(conn)?;
    lines_are_added(conn, &tables)?;
    let gone = lost_sessions(conn)?;
    let changed = end_changed_accounts(conn, now)?;
    clear(conn, &tables)?;
    for (account, session) in gone {
        tx.emit(events::session_ended(account, session));
    }
    for (account, epoch) in changed {
        tx.emit(events::epoch_changed(account, epoch));
    }
    Ok(())
}

fn run(conn: &mut Conn, sql: &str) -> Result<(), Fault> {
    Ok(conn.batch_execute(sql)?)
}

fn is_set_aside(table: &Table) -> bool {
    let name = table.name.as_str();
    PROOFS.contains(&name) || NUMBERS.contains(&name) || name == "accounts" || name == "mechanics"
}

/// Today's rows that are still needed, as `kept_…`.
fn set_aside(conn: &mut Conn, tables: &[Table]) -> Result<(), Fault> {
    for Table { name, .. } in tables.iter().filter(|table| is_set_aside(table)) {
        run(conn, &format!("create temp table kept_{name} as select * from \"{name}\""))?;
    }
    // looked up for every account and session below
    run(conn, "create index kept_accounts_id on kept_accounts (id)")
}

fn clear(conn: &mut Conn, tables: &[Table]) -> Result<(), Fault> {
    for Table { name, .. } in tables.iter().filter(|table| is_set_aside(table)) {
        run(conn, &format!("drop table kept_{name}"))?;
    }
    run(conn, "drop table missing_lines")
}

fn columns(table: &Table, but: &str) -> String {
    let columns = table.columns.iter().filter(|column| *column != but);
    columns.map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}

fn take_from_backup(conn: &mut Conn, table: &Table) -> Result<(), Fault> {
    let (name, columns) = (&table.name, columns(table, ""));
    run(conn, &format!("insert into \"{name}\" ({columns}) select {columns} from {STAGED}.\"{name}\""))
}

/// Today's rows whose parents are there.
fn bring_back(conn: &mut Conn, table: &Table) -> Result<(), Fault> {
    let (name, columns) = (&table.name, columns(table, ""));
    let parents: BTreeSet<String> = table
        .parents
        .iter()
        .map(|p| format!("(\"{0}\" is null or \"{0}\" in (select \"{2}\" from \"{1}\"))", p.column, p.table, p.key))
        .collect();
    let there = parents.into_iter().chain(["1 = 1".to_owned()]).collect::<Vec<_>>().join(" and ");
    run(conn, &format!("insert into \"{name}\" ({columns}) select {columns} from kept_{name} where {there}"))
}

/// Who is of the staff by the backup and no longer by today's rows is not.
fn rights_stay_withdrawn(conn: &mut Conn) -> Result<(), Fault> {
    run(
        conn,
        "update mechanics set is_staff = false
         where is_staff and account_id in (select account_id from kept_mechanics where not is_staff)",
    )
}

/// Every channel goes on above the highest number that anybody can have heard, so that whoever comes back with an older one
/// is told how things stand.
fn numbers_go_forward(conn: &mut Conn) -> Result<(), Fault> {
    run(
        conn,
        &format!(
            "insert into journal_channels (channel_kind, channel_id, last_seq)
             select channel_kind, channel_id, max(last_seq) + 1
             from (select * from kept_journal_channels union all select * from {STAGED}.journal_channels) heard
             group by channel_kind, channel_id;
             insert into number_series (name, last_number) select name, max(last_number)
             from (select * from kept_number_series union all select * from {STAGED}.number_series) given
             group by name"
        ),
    )?;
    // an epoch that was raised since the backup stays raised
    run(
        conn,
        "update accounts set
             epoch = (select k.epoch from kept_accounts k where k.id = accounts.id),
             epoch_changed_at = (select k.epoch_changed_at from kept_accounts k where k.id = accounts.id)
         where exists (select 1 from kept_accounts k where k.id = accounts.id and k.epoch > accounts.epoch)",
    )
}

/// Lines of the audit log that only the backup has: a log of another deployment, or lines whose time is over and which go
/// again. A line whose number is taken gets a new one.
fn lines_are_added(conn: &mut Conn, tables: &[Table]) -> Result<(), Fault> {
    let Some(table) = tables.iter().find(|table| table.name == "audit_log") else { return Ok(()) };
    let (all, but_id) = (columns(table, ""), columns(table, "id"));
    run(
        conn,
        &format!(
            "create temp table missing_lines as select * from {STAGED}.audit_log b where not exists (
                 select 1 from audit_log l where l.at = b.at and l.action = b.action and l.details = b.details
                 and l.object_id is not distinct from b.object_id and l.request_id is not distinct from b.request_id);
             insert into audit_log ({but_id}) select {but_id} from missing_lines m
                 where exists (select 1 from audit_log l where l.id = m.id) order by m.id;
             insert into audit_log ({all}) select {all} from missing_lines m
                 where not exists (select 1 from audit_log l where l.id = m.id)"
        ),
    )
}

/// Sessions under way whose accounts are gone: their tokens must be known to be void.
fn lost_sessions(conn: &mut Conn) -> Result<Vec<(AccountId, SessionId)>, Fault> {
    let gone: Vec<Session> = diesel::sql_query(
        "select id, account_id from kept_sessions k
         where ended_at is null and not exists (select 1 from sessions s where s.id = k.id)",
    )
    .load(conn)?;
    Ok(gone.into_iter().map(|row| (AccountId::new(row.account_id), SessionId::new(row.id))).collect())
}

/// Accounts of today that prove themselves otherwise now, or whose number belongs to somebody else: whoever is signed in was
/// let in by what no longer holds.
fn end_changed_accounts(conn: &mut Conn, now: chrono::NaiveDateTime) -> Result<Vec<(AccountId, i64)>, Fault> {
    let changed: Vec<Account> = diesel::sql_query(
        "select a.id from accounts a join kept_accounts k on k.id = a.id
         where a.role <> k.role or a.is_blocked <> k.is_blocked or a.created_at <> k.created_at
         or a.password_hash is distinct from k.password_hash or a.google_subject is distinct from k.google_subject",
    )
    .load(conn)?;
    let mut raised = Vec::with_capacity(changed.len());
    for Account { id } in changed {
        let epoch: i64 = diesel::update(accounts::table.find(id))
            .set((accounts::epoch.eq(accounts::epoch + 1), accounts::epoch_changed_at.eq(now)))
            .returning(accounts::epoch)
            .get_result(conn)?;
        let open = sessions::table.filter(sessions::account_id.eq(id)).filter(sessions::ended_at.is_null());
        diesel::update(open)
            .set((sessions::ended_at.eq(now), sessions::end_reason.eq("backup restored")))
            .execute(conn)?;
        // a code was sent to whoever the number belonged to
        diesel::delete(codes::table.filter(codes::account_id.eq(id))).execute(conn)?;
        raised.push((AccountId::new(id), epoch));
    }
    Ok(raised)
}
