//! How long frames take to be read and written, beside a tree of JSON values on the same frames in the same run:
//! `cargo bench --bench codec`.

use std::hint::black_box;
use std::time::Instant;

use depannini::api::depannini::socket::NativeCodec;
use depannini::dispatch::channel::{Fact, Told};
use depannini::dispatch::live::Report;
use depannini::kernel::geo::Point;
use depannini::kernel::id::AccountId;
use depannini::kernel::language::Language;
use depannini::kernel::time::Timestamp;
use depannini::realtime::Codec as _;
use serde_json::{Value, json};

const TIMES: u32 = 300_000;
/// Each measurement is the best of so many: whatever else the machine does only makes it slower.
const TURNS: u32 = 5;

const LOCATION: &str = r#"{"type":"location","lat":36.7525123,"lng":3.0420456,"accuracy":8.0,"speed":11.2,"heading":90.0,"at":"2026-11-21T08:05:00.123456Z"}"#;
const CHAT: &str = r#"{"type":"chat","message":"Two minutes!","client_id":"c-17"}"#;
const WRONG: &str = r#"{"type":"location","lat":"north","lng":3.0420456}"#;

/// Nanoseconds that one call takes.
fn nanos<T>(mut work: impl FnMut() -> T) -> f64 {
    let one = |_| {
        let start = Instant::now();
        for _ in 0..TIMES {
            black_box(work());
        }
        start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
    };
    (0..TURNS).map(one).fold(f64::INFINITY, f64::min)
}

fn line(name: &str, ours: f64, plain: f64) {
    println!("{name:<28}{ours:>10.0}{plain:>14.0}{:>9.2}", ours / plain);
}

/// As a server would that has no codec: into a tree of values, and what it needs out of it.
fn plainly(text: &str) -> Option<(f64, f64, String)> {
    let value: Value = serde_json::from_str(text).ok()?;
    Some((value["lat"].as_f64()?, value["lng"].as_f64()?, value["at"].as_str()?.to_owned()))
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let codec = NativeCodec;
    let Some(at) = Point::new(36.752_512_3, 3.042_045_6) else { return };
    let mut report = Report::new(AccountId::new(4711), at, Timestamp::from_micros(1_795_248_000_123_456));
    (report.accuracy, report.speed, report.heading) = (Some(8.0), Some(11.2), Some(90.0));
    let told = Told { seq: 7, at: report.seen, fact: Fact::Read { account_id: 4711, up_to: 12 } };

    println!("{:<28}{:>10}{:>14}{:>9}", "nanoseconds", "codec", "plain values", "ratio");
    let tree = |text: &'static str| nanos(move || serde_json::from_str::<Value>(text));
    line("location frame read", nanos(|| codec.parse(LOCATION, Language::En)), nanos(|| plainly(LOCATION)));
    line("chat frame read", nanos(|| codec.parse(CHAT, Language::En)), tree(CHAT));
    line("wrong frame refused", nanos(|| codec.parse(WRONG, Language::En)), tree(WRONG));
    let plain = || {
        json!({
            "type": "location", "lat": report.at.lat.degrees(), "lng": report.at.lng.degrees(),
            "user_id": report.account.get(), "at": report.seen, "accuracy": report.accuracy, "speed": report.speed,
            "heading": report.heading,
        })
        .to_string()
    };
    line("position written", nanos(|| codec.position(&report)), nanos(plain));
    let plain = || json!({ "type": "read", "user_id": 4711, "up_to": 12, "seq": told.seq, "at": told.at }).to_string();
    line("fact written", nanos(|| codec.fact(&told)), nanos(plain));
    let round = || codec.parse(LOCATION, Language::En).map(|_| codec.position(&report));
    let plain = || serde_json::from_str::<Value>(LOCATION).map(|value| value.to_string());
    line("location in and out", nanos(round), nanos(plain));
}
