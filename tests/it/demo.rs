//! `depannini demo`, as somebody runs it.

use std::process::Command;

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
