//! Holds the source text against `docs/architecture.md`: which way imports run, where diesel, actix and timers may stand,
//! how files begin and what they are called. A failure says where the code should go.

mod rules;
mod source;

use rules::{Violation, check, check_path};
use source::Source;

/// Every Rust file below `src/`, as its path below `src/` and its text.
fn files() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn complain(violations: &[Violation]) {
    let lines: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
fn every_file_keeps_the_rules() {
    let files = files();
    assert!(files.len() > 100, "only {} files found: the walk is broken", files.len());
    let violations: Vec<Violation> = files.iter().flat_map(|(path, text)| check(&Source::read(path, text))).collect();
    complain(&violations);
}

#[test]
fn no_name_says_nothing() {
    let violations: Vec<Violation> = files().iter().flat_map(|(path, _)| check_path(path)).collect();
    complain(&violations);
}

/// An exception that nothing needs any more hides the next violation.
#[test]
fn every_exception_is_needed() {
    let files = files();
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::read(path, text)).collect();
    for exception in rules::EXCEPTIONS {
        assert!(
            sources.iter().any(|source| exception.is_used_by(source)),
            "src/{} no longer uses {}: take the exception out of tests/it/architecture/rules.rs",
            exception.file,
            exception.path
        );
    }
}

#[test]
fn the_table_runs_downwards() {
    for (index, unit) in rules::UNITS.iter().enumerate() {
        for used in unit.uses.iter().filter(|used| **used != "*") {
            let place = rules::UNITS.iter().position(|other| other.name == *used);
            let place = place.unwrap_or_else(|| panic!("{} may use {used}, which is no unit", unit.name));
            assert!(place < index, "{} may use {used}, which stands beside or above it", unit.name);
            assert!(rules::UNITS[place].level <= unit.level, "{} is in a layer below {used}", unit.name);
        }
    }
}

/// The document has the same table: a line `L3 accounts` and so on for each unit that exists.
#[test]
fn the_document_names_every_unit() {
    let document = include_str!("../../docs/architecture.md");
    for unit in rules::UNITS {
        let name = format!("`{}`", unit.name);
        assert!(document.contains(&name), "docs/architecture.md does not mention {name}");
    }
}

/// What a made-up file at `path` with `text` below a proper first line is told.
fn told(path: &str, text: &str) -> String {
    let text = format!("//! Made up.\n{text}");
    let violations = check(&Source::read(path, &text));
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_upward_import_is_caught_however_it_is_written() {
    for text in [
        "use crate::realtime::Rooms;",
        "use crate::{kernel::id::AccountId, realtime::{Rooms, Codec}};",
        "fn f() { crate::realtime::run() }",
        "use super::super::realtime::Rooms;",
        "pub use crate :: realtime;",
        "mod inner { use super::super::super::realtime::Rooms; }",
        "macro_rules! m { () => { $crate::realtime::run() } }",
    ] {
        let said = told("dispatch/cancel.rs", text);
        assert!(said.contains("src/dispatch/cancel.rs:2: dispatch (L3) uses realtime (L4)"), "{text}: {said:?}");
        assert!(said.contains("Follower"), "the message must say what to do instead: {said}");
    }
}

#[test]
fn what_only_looks_like_an_import_is_not_caught() {
    for text in [
        "// use crate::realtime::Rooms;",
        "/* outer /* crate::realtime::run() */ still */",
        "const A: &str = \"crate::realtime::run()\";",
        "const A: &str = r#\"a \" crate::realtime::run()\"#;",
        "fn f<'a>(a: &'a str) -> char { '\"' } // \" crate::realtime::x",
        "use crate::kernel::id::AccountId;",
        "use super::super::kernel::time::Clock;",
        "mod tests { use super::*; use super::super::store; }",
    ] {
        assert_eq!(told("dispatch/offers/accept.rs", text), "", "{text}");
    }
}

#[test]
fn sideways_and_forbidden_imports_are_caught() {
    assert!(
        told("workshop/orders/open.rs", "use crate::dispatch::Dispatch;").contains("workshop (L3) uses dispatch (L3)")
    );
    assert!(told("accounts/block.rs", "use crate::dispatch::Dispatch;").contains("accounts (L3) uses dispatch (L3)"));
    assert!(told("storage/db.rs", "use crate::journal::Event;").contains("storage (L1) uses journal (L2)"));
    assert!(told("kernel/id.rs", "use crate::config::Mode;").contains("kernel (L0) uses config (L0)"));
    for lower in ["storage::Conn", "journal::Journal", "tx::Tx", "tasks::NewTask"] {
        let said = told("api/depannini/assistance/handlers.rs", &format!("use crate::{lower};"));
        assert!(said.contains("api/depannini (L5) uses"), "{lower}: {said:?}");
    }
    assert!(told("api/revcare/routes.rs", "use crate::api::depannini::table;").contains("uses api/depannini"));
    assert!(told("api/http/json.rs", "use crate::api::depannini::table;").contains("api/http (L5) uses api/depannini"));
    assert!(told("app/server.rs", "use crate::cli::run;").contains("app (L6) uses cli (L6)"));
    assert_eq!(told("cli/serve.rs", "use crate::{app, tx::Work, api::http::ApiError};"), "");
    assert!(told("newcomer/mod.rs", "").contains("src/newcomer is in no layer"));
}

#[test]
fn an_exception_covers_its_path_and_no_more() {
    assert_eq!(told("dispatch/error.rs", "impl From<diesel::result::Error> for Error {}"), "");
    assert!(told("dispatch/error.rs", "use diesel::{prelude::*, result::Error};").contains("store.rs"));
    assert!(told("dispatch/live/error.rs", "use diesel::result::Error;").contains("store.rs"));
    assert_eq!(told("app/lock.rs", "fn f() { if let Backend::Sqlite { path } = backend {} }"), "");
    assert!(told("app/lock.rs", "fn f() { if let Backend::Postgres { url } = backend {} }").contains("storage/"));
}

#[test]
fn libraries_out_of_place_are_caught() {
    assert!(told("dispatch/chat/send.rs", "use diesel::prelude::*;").contains("store.rs"));
    assert_eq!(told("dispatch/chat/store.rs", "use diesel::prelude::*;"), "");
    assert_eq!(told("storage/anything.rs", "use diesel::prelude::*;"), "");
    assert!(told("dispatch/chat/send.rs", "#[actix_web::get(\"/\")] fn f() {}").contains("actix_web"));
    assert!(told("accounts/block.rs", "use actix::Actor;").contains("actix"));
    assert_eq!(told("realtime/rooms/room.rs", "use actix::prelude::*;"), "");
    assert!(told("dispatch/chat/store.rs", "fn f(c: Conn) { if let Conn::Sqlite(_) = c {} }").contains("storage/"));
    assert!(told("journal/publish.rs", "use async_nats::Client;").contains("cluster"));
    assert!(told("accounts/google/keys.rs", "fn f() { reqwest::get(url) }").contains("outbound/"));
    assert_eq!(told("outbound/call.rs", "use reqwest::Url;"), "");
}

#[test]
fn time_and_queues_out_of_place_are_caught() {
    for text in [
        "fn f() { tokio::time::sleep(d) }",
        "use tokio::{sync::Notify, time::sleep};",
        "fn f(ctx: C) { ctx.run_later(d, f); ctx.notify() }",
        "fn f(ctx: C) { ctx.run_interval(d, f) }",
        "fn f() { std::thread::sleep(d) }",
        "use std::thread; fn f() { thread::sleep(d) }",
        "fn f() { chrono::Utc::now() }",
        "fn f() { std::time::SystemTime::now() }",
    ] {
        assert!(told("realtime/session/run.rs", text).contains("kernel/time.rs"), "{text}");
        assert_eq!(told("kernel/time.rs", text), "", "{text}");
    }
    let in_test = "#[cfg(test)]\nmod tests { fn f() { tokio::time::timeout(d, x) } }";
    assert_eq!(told("realtime/session/run.rs", in_test), "");
    for text in ["fn f() { tokio::sync::mpsc::unbounded_channel() }", "fn f() { room.do_send(Look) }"] {
        assert!(told("realtime/rooms/room.rs", text).contains("bounded"), "{text}");
        assert!(told("kernel/time.rs", text).contains("bounded"), "{text}");
    }
}

#[test]
fn a_file_without_a_first_line_and_a_name_that_says_nothing_are_caught() {
    let said = check(&Source::read("dispatch/chat/send.rs", "use crate::kernel::id::AccountId;\n"));
    assert!(said.iter().any(|violation| violation.to_string().contains("//!")));
    for path in ["dispatch/utils.rs", "api/common/mod.rs", "helpers/a.rs", "accounts/manager.rs", "misc.rs"] {
        assert!(check_path(path).is_some(), "{path}");
    }
    assert!(check_path("accounts/common_passwords.rs").is_none());
}

#[test]
fn a_store_that_hides_faults_is_caught() {
    for text in ["fn f() { q.first(conn).ok() }", "fn f() { conn.transaction(|c| q) }"] {
        assert!(told("dispatch/chat/store.rs", text).contains("Fault"), "{text}");
        assert_eq!(told("dispatch/chat/send.rs", text), "", "{text}");
    }
}
