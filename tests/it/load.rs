//! `depannini load` against the real program: it ends by itself, reports every figure, and says clearly what it will not do.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

use crate::harness::Database;

/// Every figure of a whole run.
const FIGURES: [&str; 8] = [
    "memory_per_idle_socket",
    "request_to_offer_p99",
    "accept_to_status_p99",
    "durable_commit_p99",
    "location_frames_in",
    "processor_per_frame",
    "delivery_with_stalled_p99",
    "growth_with_stalled",
];

/// The program as it is delivered, serving.
struct Served {
    child: Child,
    url: String,
}

impl Served {
    fn start(database: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_depannini"))
            .args(["serve", "--bind", "127.0.0.1:0", "--database-url", database])
            .env("DEPANNINI__SERVER__WORKERS", "1")
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let line = BufReader::new(child.stdout.take().unwrap()).lines().next().unwrap().unwrap();
        let url = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
        Self { child, url }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn load(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_depannini")).arg("load").args(arguments).output().unwrap()
}

/// What it says when it refuses.
fn refusal(arguments: &[&str]) -> String {
    let ran = load(arguments);
    assert!(!ran.status.success(), "{arguments:?}");
    String::from_utf8_lossy(&ran.stderr).into_owned()
}

fn reports_everything(database: &Database, baseline: &[&str]) {
    let served = Served::start(&database.url());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("figures.json");
    let small = ["--seconds", "1", "--sockets", "12", "--room-sockets", "12", "--workers", "1"];
    let arguments = [["--url", &served.url, "--json", file.to_str().unwrap()].as_slice(), &small, baseline].concat();
    let ran = load(&arguments);
    let (out, log) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}\n{log}");
    let report: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let figures = report["figures"].as_array().unwrap();
    let names: Vec<_> = figures.iter().map(|figure| figure["name"].as_str().unwrap()).collect();
    assert_eq!(names, FIGURES, "{out}");
    for figure in figures {
        let name = figure["name"].as_str().unwrap();
        let value = figure["value"].as_f64().unwrap();
        // memory that a few sockets cost may be in pages that were there
        assert!(value > 0.0 || matches!(name, "memory_per_idle_socket" | "growth_with_stalled"), "{figure}");
        assert!(out.contains(name), "{out}");
        if figure["aim"].is_string() && name != "growth_with_stalled" {
            assert!(figure["baseline"][1].is_number(), "{figure}");
        }
    }
    let frames = &figures[4];
    assert_eq!(frames["verdict"], "not_judged", "twelve sockets do not load a server: {frames}");
    assert!(frames["note"].as_str().unwrap().contains("counted by the server"), "{frames}");
    assert!(out.contains("aims reached"), "{out}");
}

#[test]
fn a_short_run_reports_every_figure_on_sqlite() {
    reports_everything(&Database::sqlite(), &[]);
}

#[test]
fn a_short_run_reports_every_figure_on_postgres() {
    let Some(database) = Database::postgres() else { return };
    reports_everything(&database, &["--database-url", &database.url()]);
    database.drop_it();
}

#[test]
fn what_it_will_not_do_it_says() {
    let elsewhere = refusal(&["--url", "http://192.0.2.1:8000"]);
    assert!(elsewhere.contains("192.0.2.1 is not this machine") && elsewhere.contains("--allow-remote"), "{elsewhere}");
    let nobody = refusal(&["--url", "http://127.0.0.1:1"]);
    assert!(nobody.contains("no server at 127.0.0.1:1"), "{nobody}");
    let scheme = refusal(&["--url", "ftp://127.0.0.1"]);
    assert!(scheme.contains("expected something like http://127.0.0.1:8000"), "{scheme}");
    let scenario = refusal(&["--scenario", "everything"]);
    assert!(scenario.contains("possible values: all, memory, location, latency, stalled"), "{scenario}");
}

#[test]
fn what_it_needs_it_says() {
    let database = Database::sqlite();
    let served = Served::start(&database.url());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("people.json");
    let seeded = |text: &str| {
        std::fs::write(&file, text).unwrap();
        refusal(&["--url", &served.url, "--sockets", "12", "--seeded", file.to_str().unwrap()])
    };
    assert!(seeded("[]").contains("is no file that `depannini seed --out` writes"));
    let few = seeded(r#"{"clients": [], "assistants": [], "active": 0}"#);
    assert!(few.contains("0 clients and 0 assistants are too few") && few.contains("depannini seed"), "{few}");
    let files = Command::new("sh")
        .args(["-c", "ulimit -n 300; exec \"$0\" load --url \"$1\" --sockets 200"])
        .args([env!("CARGO_BIN_EXE_depannini"), &served.url])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&files.stderr);
    assert!(!files.status.success() && said.contains("ulimit -n 600"), "{said}");
}
