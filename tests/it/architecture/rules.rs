//! The rules: the table of layers, what may stand where, and what to do instead.

use std::fmt;

use super::source::{Path, Source};

/// A folder of `src/` (or of `src/api/`) and what it may import.
pub(super) struct Unit {
    pub(super) name: &'static str,
    pub(super) level: u8,
    pub(super) uses: &'static [&'static str],
    /// What to do instead of importing it from below or beside.
    pub(super) instead: &'static str,
}

const DOMAIN: &[&str] =
    &["kernel", "config", "storage", "cluster", "journal", "tasks", "tx", "audit", "outbound", "notifications"];
const AFTER_ACCOUNTS: &[&str] = &[
    "kernel",
    "config",
    "storage",
    "cluster",
    "journal",
    "tasks",
    "tx",
    "audit",
    "outbound",
    "notifications",
    "accounts",
];
const EDITION: &[&str] = &[
    "kernel",
    "config",
    "audit",
    "notifications",
    "accounts",
    "backup",
    "dispatch",
    "workshop",
    "realtime",
    "api/http",
];
const BACKUP: &[&str] = &["kernel", "config", "storage", "journal", "tx", "audit", "accounts"];
/// Everything that stands above the unit in the table.
const EVERYTHING: &[&str] = &["*"];
const EDITION_INSTEAD: &str = "an edition only translates: a rule belongs in a domain, shared mechanics in api/http";

impl Unit {
    fn may_use(&self, used: &Self) -> bool {
        let place = |wanted: &Self| UNITS.iter().position(|unit| unit.name == wanted.name);
        self.uses.contains(&used.name) || (self.uses == EVERYTHING && place(used) < place(self))
    }
}

const fn unit(name: &'static str, level: u8, uses: &'static [&'static str], instead: &'static str) -> Unit {
    Unit { name, level, uses, instead }
}

/// From the bottom up; each may use only units above it in this list. A unit without a file yet (`cluster`) waits for its
/// first one.
pub(super) const UNITS: &[Unit] = &[
    unit("kernel", 0, &[], "use the word, or move it into kernel if everyone needs it"),
    unit("config", 0, &["kernel"], "take the setting as a parameter; app hands it over"),
    unit("storage", 1, &["kernel", "config"], "put the query into the folder's store.rs and ask a use case"),
    unit("cluster", 1, &["kernel", "config"], "let app hand over what must reach other nodes"),
    unit("telemetry", 1, &["config"], "use the macros of tracing and metrics; app and cli set them up"),
    unit("outbound", 1, &["kernel", "config"], "let a domain make the call, from a task where it may wait"),
    unit("journal", 2, &["kernel", "storage", "cluster"], "emit through Tx, or let app register a Follower"),
    unit("tasks", 2, &["kernel", "storage"], "enqueue through Tx; the handler is registered in app/workers.rs"),
    unit("tx", 2, &["kernel", "storage", "journal", "tasks"], "write in a use case of a domain and call that"),
    unit("audit", 2, &["kernel", "storage", "tx"], "write the line in the use case that does what it tells of"),
    unit(
        "notifications",
        2,
        &["kernel", "config", "storage", "outbound", "journal", "tasks", "tx"],
        "let the use case enqueue the notice in its transaction",
    ),
    unit("accounts", 3, DOMAIN, "let app register a trait of yours, or enqueue a task through Tx"),
    unit("backup", 3, BACKUP, "let app hand over what must follow restored rows: the trait Memory"),
    unit("dispatch", 3, AFTER_ACCOUNTS, "enqueue a task through Tx whose handler in app/ calls the dispatch"),
    unit("workshop", 3, AFTER_ACCOUNTS, "enqueue a task through Tx whose handler in app/ calls the workshop"),
    unit(
        "realtime",
        4,
        &["kernel", "config", "cluster", "journal", "accounts", "dispatch"],
        "emit a fact through Tx (delivery follows from the journal), or define a trait such as Follower or Watcher \
         that realtime implements and app registers",
    ),
    unit("api/http", 5, &["kernel", "config", "accounts"], "return a DomainError; HTTP turns it into a status"),
    unit("api/depannini", 5, EDITION, EDITION_INSTEAD),
    unit("api/carcare_pro", 5, EDITION, EDITION_INSTEAD),
    unit("api/laptop_repair", 5, EDITION, EDITION_INSTEAD),
    unit("api/revcare", 5, EDITION, EDITION_INSTEAD),
    unit("api/mechanic_factory", 5, EDITION, EDITION_INSTEAD),
    unit(
        "api/operations",
        5,
        &["kernel", "config", "telemetry", "api/http", "api/depannini"],
        "nothing but app mounts the operator's routes",
    ),
    unit("console", 5, &["kernel", "config", "api/http"], "nothing but app mounts the console"),
    unit("app", 6, EVERYTHING, "take what you need as a parameter; app puts the parts together"),
    unit("cli", 6, EVERYTHING, "a command calls; nothing calls a command"),
];

/// One path that one file may use against the table, and why.
pub(super) struct Exception {
    pub(super) file: &'static str,
    pub(super) path: &'static str,
    /// Read by people only.
    #[expect(dead_code, reason = "the reason stands beside the exception for whoever wants to add one")]
    pub(super) why: &'static str,
}

pub(super) const EXCEPTIONS: &[Exception] = &[
    Exception {
        file: "accounts/directory.rs",
        path: "diesel",
        why: "the queries that other domains may call: apart from store.rs, which is the folder's own",
    },
    Exception { file: "tx/once.rs", path: "diesel", why: "the queries of idempotency keys; tx has no other store" },
    Exception {
        file: "tx/mod.rs",
        path: "diesel",
        why: "savepoints around a statement that may run into a uniqueness",
    },
    Exception {
        file: "dispatch/error.rs",
        path: "diesel::result::Error",
        why: "`?` on a query inside a job: every database error becomes a Fault, never a refusal",
    },
    Exception {
        file: "workshop/error.rs",
        path: "diesel::result::Error",
        why: "`?` on a query inside a job: every database error becomes a Fault, never a refusal",
    },
    Exception {
        file: "app/lock.rs",
        path: "crate::storage::Backend::Sqlite",
        why: "only a file of SQLite has a lock beside it",
    },
];

impl Exception {
    pub(super) fn is_used_by(&self, source: &Source) -> bool {
        source.path == self.file && source.paths.iter().any(|path| self.covers(path))
    }

    fn covers(&self, path: &Path) -> bool {
        let wanted: Vec<&str> = self.path.split("::").collect();
        let written = path.segments.iter().map(String::as_str);
        // an imported name is written short: the last two segments say enough (`Backend::Sqlite`)
        let short = wanted.len().saturating_sub(2);
        written.clone().take(wanted.len()).eq(wanted.iter().copied())
            || (wanted.len() > 2 && wanted[0] == "crate" && written.take(2).eq(wanted[short..].iter().copied()))
    }
}

/// A broken rule, with the place and the remedy.
#[derive(Debug)]
pub(super) struct Violation {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "src/{}: {}", self.file, self.what)
        } else {
            write!(f, "src/{}:{}: {}", self.file, self.line, self.what)
        }
    }
}

/// The unit of a path that begins with `crate`; `None` for the crate itself and for `api` as a whole.
fn unit_of(segments: &[String]) -> Option<String> {
    let first = segments.get(1)?;
    if first != "api" {
        return Some(first.clone());
    }
    segments.get(2).map(|second| format!("api/{second}"))
}

fn known(name: &str) -> Option<&'static Unit> {
    UNITS.iter().find(|unit| unit.name == name)
}

/// Whether the file is the folder itself or lies in it.
fn within(file: &str, folders: &[&str]) -> bool {
    folders.iter().any(|folder| file == format!("{folder}.rs") || file.starts_with(&format!("{folder}/")))
}

/// Everything that is wrong with a file's text.
pub(super) fn check(source: &Source) -> Vec<Violation> {
    let file = source.path.as_str();
    let mut found = Vec::new();
    let mut say = |line: usize, what: String| found.push(Violation { file: file.to_owned(), line, what });
    if !source.first_line.starts_with("//! ") {
        say(1, "begin the file with a `//!` line that says what it is for".to_owned());
    }
    for path in &source.paths {
        if EXCEPTIONS.iter().any(|exception| exception.file == file && exception.covers(path)) {
            continue;
        }
        if let Some(what) = import(file, path) {
            say(path.line, what);
        }
        if let Some(what) = library(file, path) {
            say(path.line, what);
        }
        if let Some(what) = word(file, path) {
            say(path.line, what);
        }
    }
    if let Some(place) = placeless(file) {
        say(
            0,
            format!(
                "src/{place} is in no layer: add it to the table in docs/architecture.md and tests/it/architecture/rules.rs"
            ),
        );
    }
    found
}

/// The folder (or file) that no unit knows.
fn placeless(file: &str) -> Option<String> {
    if matches!(file, "lib.rs" | "main.rs" | "api/mod.rs") {
        return None;
    }
    let own = own_unit(file);
    known(&own).is_none().then_some(own)
}

fn own_unit(file: &str) -> String {
    let mut parts = file.trim_end_matches(".rs").split('/');
    let first = parts.next().unwrap_or_default();
    match parts.next() {
        Some(second) if first == "api" => format!("api/{second}"),
        _ => first.to_owned(),
    }
}

/// Imports run downwards.
fn import(file: &str, path: &Path) -> Option<String> {
    if path.segments.first().map(String::as_str) != Some("crate") {
        return None;
    }
    let own = known(&own_unit(file))?;
    let used = unit_of(&path.segments)?;
    let Some(used) = known(&used) else {
        return Some(format!("crate::{used} is in no layer"));
    };
    if used.name == own.name || own.may_use(used) {
        return None;
    }
    Some(format!(
        "{} (L{}) uses {} (L{}): against the table of docs/architecture.md; {}",
        own.name, own.level, used.name, used.level, used.instead
    ))
}

/// Libraries that belong to one place.
fn library(file: &str, path: &Path) -> Option<String> {
    let written: Vec<&str> = path.segments.iter().map(String::as_str).collect();
    match written.as_slice() {
        ["diesel", ..] if !within(file, &["storage"]) && !file.ends_with("/store.rs") => {
            Some("diesel stands in storage/ and in files named store.rs: put the query there".to_owned())
        }
        ["r2d2" | "diesel_migrations", ..] if !within(file, &["storage"]) => {
            Some("connections and migrations are storage/'s own".to_owned())
        }
        ["actix" | "actix_web" | "actix_ws" | "actix_cors" | "actix_multipart", ..]
            if !within(file, &["realtime", "api", "console", "app", "cli"]) =>
        {
            Some(format!(
                "{} stands in realtime, api, console, app and cli only: domains know neither HTTP nor actors",
                written[0]
            ))
        }
        ["reqwest" | "hyper" | "ureq", ..] if !within(file, &["outbound", "cli"]) && !path.in_test => {
            Some("calls to others go through outbound/, which judges where they lead".to_owned())
        }
        ["async_nats", ..] if !within(file, &["cluster"]) => Some("NATS stands in cluster/ only".to_owned()),
        [.., "Conn" | "Backend", "Sqlite" | "Postgres"] if !within(file, &["storage"]) => {
            Some("only storage/ branches on the database: put the difference into storage/dialect.rs".to_owned())
        }
        _ => None,
    }
}

/// Words that belong to one place or to none.
fn word(file: &str, path: &Path) -> Option<String> {
    let written: Vec<&str> = path.segments.iter().map(String::as_str).collect();
    let timer = match written.as_slice() {
        ["tokio", "time", ..] | [.., "thread", "sleep"] | [.., "Utc" | "Local" | "SystemTime", "now"] => true,
        ["run_later" | "run_interval"] => path.is_method,
        _ => false,
    };
    if timer && !path.in_test && file != "kernel/time.rs" {
        return Some("everyone learns the time and waits for it through Clock (kernel/time.rs)".to_owned());
    }
    let last = written.last()?;
    if last.starts_with("unbounded") || *last == "do_send" {
        return Some(format!(
            "{last}: every queue is bounded and has a policy when full; use a bounded one and try_send"
        ));
    }
    if file.ends_with("store.rs") && path.is_method && matches!(*last, "ok" | "transaction") && !path.in_test {
        return Some(format!(
            ".{last}() in a store: \"not there\" is an Option (`optional()`), \"could not look\" a Fault, and use cases own transactions"
        ));
    }
    None
}

/// What is wrong with a file's path.
pub(super) fn check_path(path: &str) -> Option<Violation> {
    let empty = ["utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"];
    let part = path.trim_end_matches(".rs").split('/').find(|part| empty.contains(part))?;
    let what = format!("{part} says nothing: name the file after the one thing it holds");
    Some(Violation { file: path.to_owned(), line: 0, what })
}
