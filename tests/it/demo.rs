//! `depannini demo`, as somebody runs it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::Person;

/// A demo that serves on, and a visitor of it.
struct Demo {
    child: Child,
    visitor: Person,
}

impl Demo {
    fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_depannini"))
            .args(["demo", "--bind", "127.0.0.1:0"])
            .args(arguments)
            .env_remove("RUST_LOG")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let open = lines.find_map(|line| Some(line.unwrap().strip_prefix("Open ")?.to_owned())).unwrap();
        let base = open.strip_suffix("/console").unwrap().to_owned();
        // it says more later, and somebody must listen
        std::thread::spawn(move || lines.for_each(drop));
        let (name, phone) = ("Visitor".to_owned(), String::new());
        Self { child, visitor: Person { id: 0, name, phone, token: None, base, http: reqwest::Client::new() } }
    }

    /// What the pages begin with, once it says whom a visitor may be.
    async fn invitation(&self) -> Value {
        until("an invitation", async || {
            let config = self.visitor.get("/api/web/config/").await.expect(200);
            config["demo"].is_object().then_some(config)
        })
        .await
    }

    async fn sign_in(&self, whom: &Value) -> Person {
        let told = self.visitor.post("/api/auth/login/phone/", whom.clone()).await.expect(200);
        self.visitor.with_token(told["tokens"]["access"].as_str())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Asks until there is an answer; what was waited for is told when there is none for long.
async fn until<T>(what: &str, ask: impl AsyncFn() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(120), "never: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_visitor_is_served_by_the_fleet_and_sets_the_pace() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/demand.csv");
    let demo = Demo::start(&["--speed", "300", "--fleet", "12", "--demand", fixture, "--day", "2021-03-03"]);
    let config = demo.invitation().await;
    assert_eq!(config["clock"]["rate"], 300.0);

    let driver = demo.sign_in(&config["demo"]["driver"]).await;
    let (pickup, dropoff) = (json!({"lat": 36.685, "lng": 3.06}), json!({"lat": 36.70, "lng": 3.07}));
    let order = json!({"pickup": pickup, "dropoff": dropoff});
    let told = demo.visitor.post("/api/assistance/estimate/", order.clone()).await.expect(200);
    let made = driver.ask(order).await.expect(201);
    assert_eq!(made["assistance"]["total_price"], told["price"]);
    let path = format!("/api/assistance/view/{}/", made["assistance"]["id"]);
    let done = until("the end", async || {
        let seen = driver.get(&path).await.expect(200);
        (seen["status"] == "completed").then_some(seen)
    })
    .await;
    assert!(done["assistant"]["name"].is_string() && done["stage"] == "loaded", "{done}");

    for (rate, shown) in [(2.0, 2.0), (600.0, 600.0)] {
        let clock = demo.visitor.post("/dev/pace/", json!({"rate": rate})).await.expect(200);
        assert_eq!(clock["rate"], shown);
        assert_eq!(demo.invitation().await["clock"]["rate"], shown);
    }
    for odd in [json!({}), json!({"rate": 0}), json!({"rate": 10_001}), json!({"rate": "fast"}), json!({"rate": null})]
    {
        assert_eq!(demo.visitor.post("/dev/pace/", odd.clone()).await.invalid_fields(), ["rate"], "{odd}");
    }
    // who looks in from the desk finds the whole day
    let desk = demo.sign_in(&config["demo"]["console"]).await;
    let live = desk.get("/api/admin/live/").await.expect(200);
    assert_eq!(live["assistants"].as_array().map(Vec::len), Some(12), "{live}");
}

#[test]
fn a_short_day_is_lived_to_its_summary() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/demand.csv");
    let ran = Command::new(env!("CARGO_BIN_EXE_depannini"))
        .args(["demo", "--exit", "--bind", "127.0.0.1:0", "--speed", "1500", "--fleet", "8"])
        .args(["--demand", fixture, "--day", "2021-03-03"])
        .env_remove("RUST_LOG")
        .output()
        .unwrap();
    let (out, log) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{out}\n{log}");
    assert_eq!(log, "", "{out}");
    for said in ["2021-03-03, 6 breakdowns", "password", "First job accepted after", "Summary", "requests        6"] {
        assert!(out.contains(said), "{said} in\n{out}");
    }
    let count = |name: &str| {
        let line = out.lines().find_map(|line| line.trim().strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|count| count.parse::<u32>().ok()).unwrap()
    };
    assert_eq!(count("completed") + count("unserved"), 6, "{out}");
    assert!(count("completed") >= 4, "{out}");
}

#[test]
fn a_day_without_rows_is_refused_with_what_the_file_covers() {
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/demand.csv");
    let ran = Command::new(env!("CARGO_BIN_EXE_depannini")).args(["demo", "--demand", fixture]).output().unwrap();
    assert!(!ran.status.success());
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(said.contains("no breakdown on 2016-01-23; the file covers 2021-03-02 to 2021-03-03"), "{said}");
}
