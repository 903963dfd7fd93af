//! What it costs to tell a hundred sockets of a room one thing, beside writing to each socket in turn, and beside a
//! `tokio` broadcast with a task for each socket: `cargo bench --bench rooms`.
//!
//! The sockets are real to the server up to the bytes that would go to the kernel: nobody is connected.

use std::net::{IpAddr, Ipv4Addr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody as _};
use actix_web::dev::Payload;
use actix_web::test::TestRequest;
use actix_web::{FromRequest as _, HttpResponse, web};
use actix_ws::{MessageStream, Session};
use bytestring::ByteString;
use depannini::accounts::{Edition, Identity, Role};
use depannini::api::depannini::socket::NativeCodec;
use depannini::app::{Clocks, Parts};
use depannini::config::{self, Overrides};
use depannini::dispatch::live::{Report, Watcher as _};
use depannini::kernel::geo::Point;
use depannini::kernel::id::{AccountId, AssistanceId, SessionId};
use depannini::kernel::language::Language;
use depannini::kernel::time::Timestamp;
use depannini::realtime::{self, Channel, Codec as _, Opening};
use tokio::sync::broadcast;

const MEMBERS: usize = 100;
const ROUNDS: u32 = 2_000;
/// Things told at once: one, and as many as wait when a room is busy.
const WAITING: [i64; 2] = [1, 16];

type Failure = Box<dyn std::error::Error>;

/// A socket whose frames end here instead of in the kernel.
struct Ear(Pin<Box<BoxBody>>);

impl Ear {
    /// The bytes that would be written next.
    async fn hear(&mut self) -> usize {
        let next = std::future::poll_fn(|context| self.0.as_mut().poll_next(context)).await;
        next.and_then(Result::ok).map_or(0, |bytes| bytes.len())
    }

    /// Reads on until so many bytes have come.
    async fn hear_all(&mut self, bytes: usize) {
        let mut heard = 0;
        while heard < bytes {
            heard += self.hear().await;
        }
    }
}

/// An upgraded socket; its client says nothing and stays.
async fn socket() -> Result<(Ear, Session, MessageStream), Failure> {
    let (request, _) = TestRequest::get()
        .insert_header(("upgrade", "websocket"))
        .insert_header(("connection", "upgrade"))
        .insert_header(("sec-websocket-version", "13"))
        .insert_header(("sec-websocket-key", "ZGVwYW5uaW5pIGxvYWQhIQ=="))
        .to_http_parts();
    let silence = futures_util::stream::pending::<Result<web::Bytes, actix_web::error::PayloadError>>();
    let mut silence: Payload = Payload::Stream { payload: Box::pin(silence) };
    let payload = web::Payload::from_request(&request, &mut silence).await?;
    let (response, session, messages): (HttpResponse, _, _) = actix_ws::handle(&request, payload)?;
    Ok((Ear(Box::pin(response.into_body())), session, messages))
}

fn report(account: i64, step: u32) -> Option<Report> {
    let at = Point::new(36.0 + f64::from(step % 1000) / 1000.0, 3.042)?;
    Some(Report::new(AccountId::new(account), at, Timestamp::from_micros(1_795_248_000_000_000)))
}

/// A frame is its text and two or four bytes before it.
fn on_the_wire(frame: &ByteString) -> usize {
    frame.len() + if frame.len() < 126 { 2 } else { 4 }
}

/// All reports of a round and the bytes that each socket gets.
fn round(waiting: i64, step: u32) -> (Vec<Report>, usize) {
    let reports: Vec<_> = (1..=waiting).filter_map(|account| report(account, step)).collect();
    let bytes = reports.iter().map(|report| on_the_wire(&NativeCodec.position(report))).sum();
    (reports, bytes)
}

/// Microseconds for one delivery to one socket.
fn each(took: Duration, waiting: i64) -> f64 {
    took.as_secs_f64() * 1e6 / f64::from(ROUNDS) / MEMBERS as f64 / waiting as f64
}

async fn in_a_room(parts: &Parts, channel: i64, waiting: i64) -> Result<f64, Failure> {
    let channel = AssistanceId::new(channel);
    let mut ears = Vec::new();
    for account in 0..MEMBERS {
        let (mut ear, session, messages) = socket().await?;
        let account = AccountId::new(1_000_000 + account as i64);
        let admission =
            parts.realtime.admissions.admit(account, IpAddr::V4(Ipv4Addr::LOCALHOST)).ok_or("too many sockets")?;
        let expires_at = Timestamp::from_micros(i64::MAX);
        let identity =
            Identity { account, session: SessionId::new(1), role: Role::Admin, edition: Edition::Native, expires_at };
        let opening = Opening {
            channel: Channel::assistance(channel),
            identity,
            token: String::new(),
            language: Language::En,
            since: None,
            read_only: true,
            others: Vec::new(),
            admission,
        };
        let messages = messages.aggregate_continuations();
        actix_web::rt::spawn(realtime::run(Arc::new(parts.realtime.clone()), opening, session, messages));
        ear.hear_all(on_the_wire(&NativeCodec.welcome(0))).await;
        ears.push(ear);
    }
    let start = Instant::now();
    for step in 0..ROUNDS {
        let (reports, bytes) = round(waiting, step);
        reports.iter().for_each(|report| parts.realtime.rooms.moved(channel, report));
        for ear in &mut ears {
            ear.hear_all(bytes).await;
        }
    }
    Ok(each(start.elapsed(), waiting))
}

/// The plainest design: whoever has something to tell writes it to one socket after the other.
async fn one_by_one(waiting: i64) -> Result<f64, Failure> {
    let mut sockets = Vec::new();
    for _ in 0..MEMBERS {
        sockets.push(socket().await?);
    }
    let start = Instant::now();
    for step in 0..ROUNDS {
        let (reports, bytes) = round(waiting, step);
        let frames: Vec<_> = reports.iter().map(|report| NativeCodec.position(report)).collect();
        for (ear, session, _) in &mut sockets {
            for frame in &frames {
                session.text(frame.clone()).await?;
            }
            ear.hear_all(bytes).await;
        }
    }
    Ok(each(start.elapsed(), waiting))
}

/// A broadcast channel, and a task for each socket that writes what it receives.
async fn broadcast(waiting: i64) -> Result<f64, Failure> {
    let (tell, _) = broadcast::channel::<ByteString>(64);
    let mut ears = Vec::new();
    for _ in 0..MEMBERS {
        let (ear, mut session, messages) = socket().await?;
        let mut told = tell.subscribe();
        actix_web::rt::spawn(async move {
            let _open = messages;
            while let Ok(frame) = told.recv().await {
                if session.text(frame).await.is_err() {
                    return;
                }
            }
        });
        ears.push(ear);
    }
    let start = Instant::now();
    for step in 0..ROUNDS {
        let (reports, bytes) = round(waiting, step);
        for report in &reports {
            tell.send(NativeCodec.position(report))?;
        }
        for ear in &mut ears {
            ear.hear_all(bytes).await;
        }
    }
    Ok(each(start.elapsed(), waiting))
}

async fn compare() -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite://{}", folder.path().join("rooms.db").display());
    let overrides = Overrides { database_url: Some(url), ..Overrides::default() };
    let parts = Parts::build(config::load(&overrides, std::iter::empty())?, Clocks::default()).await?;
    println!(
        "{:<10}{:>10}{:>14}{:>14}   microseconds for one delivery, 1 -> {MEMBERS}",
        "told", "room", "one by one", "broadcast"
    );
    for (channel, waiting) in (1..).zip(WAITING) {
        let (alone, spread) = (one_by_one(waiting).await?, broadcast(waiting).await?);
        let room = in_a_room(&parts, channel, waiting).await?;
        println!("{waiting:<10}{room:>10.2}{alone:>14.2}{spread:>14.2}");
    }
    Ok(())
}

fn main() -> Result<(), Failure> {
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(()); // `cargo test --all-targets` runs benches too
    }
    actix_web::rt::System::new().block_on(compare())
}
