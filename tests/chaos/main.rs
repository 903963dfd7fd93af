//! The crash-safety harness: the real program under people on real sockets, killed, stopped, cut off from its database and
//! its clients, and a checker that holds everything it acknowledged and told against what its database has in the end.
//!
//! A test target of its own without libtest, since a run is one long story with counts. It understands libtest's words, so
//! that `cargo test` and `cargo nextest` run it like any other; `scripts/chaos` runs it at length. `docs/chaos.md` says
//! what is done and what is checked.
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod arguments;
mod assistant;
mod check;
mod client;
mod cluster;
mod database;
mod director;
mod fact;
mod listener;
mod look;
mod person;
mod plan;
mod program;
mod proxy;
mod report;
mod seen;
mod stage;

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser as _;
use tokio::signal::unix::{SignalKind, signal};

use arguments::Arguments;
use database::Database;
use report::Outcome;

/// Names a server where databases may be made; without it PostgreSQL is left out.
const SERVER: &str = "DEPANNINI_TEST_POSTGRES";

const TESTS: [&str; 2] = ["sqlite", "postgres"];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let wanted: Vec<&str> = TESTS.into_iter().filter(|name| arguments.wants(name) && !arguments.ignored).collect();
    if arguments.list {
        wanted.iter().for_each(|name| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    if let Some(url) = &arguments.database_url
        && wanted.is_empty()
    {
        println!("chaos: {url} is of no database that is known here");
        return ExitCode::FAILURE;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let people = tokio::task::LocalSet::new();
    people.block_on(&runtime, async {
        tokio::select! {
            code = play(&arguments, &wanted) => code,
            // by hand, or by a runner whose patience is over: servers and clusters are ended by what is dropped here
            () = told_to_stop() => ExitCode::from(130),
        }
    })
}

async fn told_to_stop() {
    let (mut terminate, mut interrupt) = (
        signal(SignalKind::terminate()).expect("signals can be heard"),
        signal(SignalKind::interrupt()).expect("signals can be heard"),
    );
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

async fn play(arguments: &Arguments, wanted: &[&'static str]) -> ExitCode {
    let size = arguments.size();
    let (mut passed, mut failed, mut total) = (0, 0, Outcome::default());
    for name in wanted {
        let seed = arguments.seed.unwrap_or_else(|| rand::random::<u32>().into());
        let Some(database) = open(name, arguments).await else { continue };
        let database = match database {
            Ok(database) => database,
            Err(why) => {
                failed += 1;
                println!("chaos {name}: no database: {why}");
                continue;
            }
        };
        println!(
            "chaos {name}: {}, {} kills, {} clients and {} assistants, --seed {seed}",
            database.words(),
            size.kills,
            size.people,
            size.people
        );
        let started = Instant::now();
        let outcome = director::run(database, size, seed).await;
        outcome.print();
        let verdict = if outcome.is_clean() { "ok" } else { "FAILED" };
        println!("chaos {name} {verdict} in {} s: {}", started.elapsed().as_secs(), outcome.line());
        total.add(&outcome);
        if outcome.is_clean() { passed += 1 } else { failed += 1 }
    }
    println!("chaos: {passed} passed, {failed} failed; {}", total.line());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The database that a test of this name plays on; `None`, and a word about it, where there is none.
async fn open(name: &str, arguments: &Arguments) -> Option<Result<Database, String>> {
    let url = arguments.database_url.as_deref();
    if name == "sqlite" {
        return Some(Database::sqlite(url));
    }
    if let Some(url) = url {
        return Some(Database::given(url).await);
    }
    let server = std::env::var(SERVER).ok();
    if server.is_none() && !arguments.long {
        println!("skipped: {SERVER} not set");
        return None;
    }
    match (Database::cluster(), server) {
        (Ok(database), _) => Some(Ok(database)),
        (Err(why), Some(server)) => {
            println!("no cluster of its own ({why}); a proxy stands in front of {SERVER}");
            Some(Database::given(&server).await)
        }
        (Err(why), None) => Some(Err(why)),
    }
}
