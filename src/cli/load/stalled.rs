//! Sockets that stop reading: what the others feel of it, and what it costs the server.
//!
//! Each room is an assistance under way with up to `PER_ACCOUNT` sockets of its client and as many of its assistant. In all
//! of them the assistant drives and talks; in some, half of the sockets stall while long messages are said. The same
//! sockets do the same thing twice, first with everybody reading.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use actix_web::rt::task::JoinHandle;
use anyhow::{Context as _, bail};
use reqwest::Method;
use serde_json::json;
use tokio::sync::watch;

use super::crowd::{self, Held, Seat};
use super::frame::{self, Frame};
use super::latency::{NOBODY, STRANGERS, call_off, near};
use super::people::{Member, People};
use super::process::Process;
use super::report::{Figure, Verdict};
use super::times::Times;
use crate::cli::api::Api;
use crate::kernel::time::SharedClock;

/// `realtime.sockets_per_account`, unless it was changed.
const PER_ACCOUNT: usize = 20;
/// Positions a second in every room.
const POSITIONS: u32 = 10;
/// Messages a second in a room without stalled sockets.
const MESSAGES: u32 = 1;
/// Messages a second in a room with stalled ones, each of 8 KB: enough to fill what the kernel holds for a socket (some
/// 3 MB) in the time of a run.
const LONG_MESSAGES: u32 = 40;
/// The longest message, 2,000 characters of four bytes, less its number.
const LONG: usize = 1_980;
/// Degrees of longitude that stand for one in the number of a position.
const STEP: f64 = 1e-7;
/// The aims.
const AIM_RATIO: f64 = 2.0;
const AIM_BYTES: f64 = 10.0;
/// How long one reads on at the end to learn what became of a stalled socket.
const QUIET: Duration = Duration::from_millis(500);

/// How many sockets, of which a tenth stalls, and how long each run lasts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    /// All sockets.
    pub(super) sockets: usize,
    /// The length of a run.
    pub(super) span: Duration,
}

impl Size {
    /// How many rooms.
    pub(super) fn rooms(self) -> usize {
        self.sockets.div_ceil(2 * PER_ACCOUNT).max(1)
    }

    fn stalled(self) -> usize {
        self.sockets / 10
    }
}

/// One assistance under way.
struct Room {
    id: i64,
    client: Rc<Member>,
    assistant: Rc<Member>,
    /// When each thing was said; its place here is its number. Number 0 is nothing.
    said: RefCell<Vec<Instant>>,
    /// Whether some of its sockets stall.
    hard: bool,
}

impl Room {
    fn next_number(&self) -> usize {
        let mut said = self.said.borrow_mut();
        said.push(Instant::now());
        said.len() - 1
    }

    /// How long ago the thing in this frame was said.
    fn age(&self, text: &str) -> Option<Duration> {
        let number = if text.contains(r#""type":"location""#) {
            let lng: f64 = after(text, r#""lng":"#)?.split([',', '}']).next()?.parse().ok()?;
            ((lng - self.assistant.lng) / STEP).round() as usize
        } else {
            after(text, r#""message":""#)?.split(' ').next()?.parse().ok()?
        };
        let said = self.said.borrow();
        said.get(number).filter(|_| number > 0).map(Instant::elapsed)
    }
}

fn after<'t>(text: &'t str, what: &str) -> Option<&'t str> {
    text.split_once(what).map(|(_, rest)| rest)
}

/// What a socket does in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Reads and counts.
    Reads,
    /// Reads, but is not counted: it is one of those who stall in the other run.
    ReadsAside,
    /// Does not read.
    Stalls,
}

struct Seated {
    held: Held,
    room: Rc<Room>,
    /// Drives and talks.
    speaks: bool,
    stalls: bool,
}

/// Runs both and compares.
///
/// # Errors
/// A server that refuses, or a reading socket that is lost.
pub(super) async fn measure(
    api: &Api,
    address: SocketAddr,
    people: &People,
    server: Option<Process>,
    size: Size,
) -> anyhow::Result<Vec<Figure>> {
    let rooms = rooms(api, people, size).await?;
    let mut seated = seat(api, address, &rooms, size).await?;
    let (without, _) = run(api, &mut seated, false, server, size.span).await?;
    let before = server.map(Process::resident).transpose()?;
    let (with, peak) = run(api, &mut seated, true, server, size.span).await?;
    let stalled = seated.iter().filter(|seated| seated.stalls).count();
    let closed = closed(&mut seated, api.wall()).await;
    drop(seated);
    for room in &rooms {
        call_off(api, &room.client, room.id).await?;
    }
    let (calm, value) = (without.percentile(99), with.percentile(99));
    let note = format!(
        "{stalled} of {} stall, {closed} of them closed by the server; p50 {:.2} against {:.2} ms; {} deliveries",
        size.sockets,
        with.percentile(50),
        without.percentile(50),
        with.len(),
    );
    let mut figures = vec![Figure {
        name: "delivery_with_stalled_p99",
        value,
        unit: "ms",
        baseline: Some(("none stalled", calm)),
        aim: Some("≤ 2 × none stalled"),
        verdict: if stalled == 0 { Verdict::NotJudged } else { Verdict::of(value <= AIM_RATIO * calm) },
        note,
    }];
    if let (Some(before), Some(peak)) = (before, peak) {
        let value = (peak as f64 - before as f64).max(0.0) / f64::from(1 << 20);
        let verdict = if stalled == 0 { Verdict::NotJudged } else { Verdict::of(value < AIM_BYTES) };
        let note =
            format!("at most, over {:.1} MiB after the run without stalled ones", before as f64 / f64::from(1 << 20));
        let aim = Some("< 10 MiB");
        figures.push(Figure { name: "growth_with_stalled", value, unit: "MiB", baseline: None, aim, verdict, note });
    }
    Ok(figures)
}

/// Assistances under way, each with its own client and assistant.
async fn rooms(api: &Api, people: &People, size: Size) -> anyhow::Result<Vec<Rc<Room>>> {
    let hard = size.stalled().div_ceil(PER_ACCOUNT);
    let mut rooms: Vec<Rc<Room>> = Vec::new();
    for (number, client) in people.clients.iter().take(size.rooms()).enumerate() {
        let (id, assistant) = asked(api, people, client, number).await?;
        let path = format!("/api/assistance/accept/{id}/");
        api.call(Method::PATCH, &path, &assistant.access, &json!({})).await?.expect(200, "accepting")?;
        rooms.push(Rc::new(Room {
            id,
            client: Rc::new(client.clone()),
            assistant: Rc::new(assistant.clone()),
            said: RefCell::new(vec![Instant::now()]),
            hard: number < hard,
        }));
    }
    Ok(rooms)
}

/// A request that one of our assistants was told of: those of earlier runs may be near too.
async fn asked<'p>(api: &Api, people: &'p People, client: &Member, number: usize) -> anyhow::Result<(i64, &'p Member)> {
    for again in 0..STRANGERS {
        let near = near(people, number + again)?;
        let body = json!({ "pickup": { "lat": near.lat, "lng": near.lng }, "dropoff": { "lat": 36.8, "lng": 3.1 } });
        let answer = api.call(Method::POST, "/api/assistance/request/", &client.access, &body).await?;
        let made = answer.expect(201, "asking for help")?;
        let id = made["assistance"]["id"].as_i64().context("asking for help: no assistance.id")?;
        let told = made["nearby_assistants"].as_array().map(Vec::as_slice).unwrap_or_default();
        let known = |id: i64| people.assistants.iter().find(|assistant| assistant.id == id);
        if let Some(assistant) = told.iter().find_map(|told| known(told["assistant_id"].as_i64()?)) {
            return Ok((id, assistant));
        }
        call_off(api, client, id).await?;
    }
    bail!(NOBODY)
}

/// Opens the sockets of all rooms, as evenly as can be.
async fn seat(api: &Api, address: SocketAddr, rooms: &[Rc<Room>], size: Size) -> anyhow::Result<Vec<Seated>> {
    let (mut seats, mut parts) = (Vec::new(), Vec::new());
    let mut left = size.stalled();
    for number in 0..size.sockets {
        let room = rooms.get(number % rooms.len()).context("a room")?;
        let row = number / rooms.len();
        // the assistant's in even rows, so that the first socket of each room, who speaks, is one of theirs
        let who = if row.is_multiple_of(2) { &room.assistant } else { &room.client };
        let speaks = row == 0;
        // two rows of four stall in a hard room: of both parties alike
        let stalls = room.hard && left > 0 && row % 4 >= 2;
        left -= usize::from(stalls);
        seats.push(Seat { path: format!("/ws/assistance/{}/", room.id), who: Some(Rc::clone(who)), narrow: stalls });
        parts.push((Rc::clone(room), speaks, stalls));
    }
    let crowd = crowd::open(api, address, seats).await?;
    let seated = crowd.into_iter().zip(parts);
    Ok(seated.map(|(held, (room, speaks, stalls))| Seated { held, room, speaks, stalls }).collect())
}

type Run = JoinHandle<anyhow::Result<(Seated, Times)>>;

/// One run: the times of all deliveries that count, and the most memory the server had.
async fn run(
    api: &Api,
    seated: &mut Vec<Seated>,
    stalling: bool,
    server: Option<Process>,
    span: Duration,
) -> anyhow::Result<(Times, Option<u64>)> {
    let stop = watch::Sender::new(false);
    let tasks: Vec<Run> = seated
        .drain(..)
        .map(|one| {
            let part = match (one.stalls, stalling) {
                (true, true) => Part::Stalls,
                (true, false) => Part::ReadsAside,
                (false, _) => Part::Reads,
            };
            actix_web::rt::spawn(take_part(one, part, api.wall().clone(), stop.subscribe()))
        })
        .collect();
    let until = Instant::now() + span;
    let mut peak = None;
    while Instant::now() < until {
        api.wall().sleep_until(api.wall().now() + Duration::from_millis(100)).await;
        peak = peak.max(server.map(Process::resident).transpose()?);
    }
    stop.send_replace(true);
    let mut times = Times::default();
    for task in tasks {
        let (one, own) = task.await.context("a socket's task")??;
        seated.push(one);
        times.join(own);
    }
    Ok((times, peak))
}

async fn take_part(
    mut one: Seated,
    part: Part,
    wall: SharedClock,
    mut stop: watch::Receiver<bool>,
) -> anyhow::Result<(Seated, Times)> {
    let mut times = Times::default();
    if part == Part::Stalls {
        let _stopped = stop.wait_for(|stop| *stop).await;
        return Ok((one, times));
    }
    let messages = if one.room.hard { LONG_MESSAGES } else { MESSAGES };
    let (every_position, every_message) = (Duration::from_secs(1) / POSITIONS, Duration::from_secs(1) / messages);
    // not all rooms in the same moment
    let offset = Duration::from_millis(one.room.id.unsigned_abs() % 100);
    let (mut position, mut message) = (wall.now() + offset, wall.now() + offset);
    loop {
        let due = position.min(message);
        let speak = async {
            if one.speaks {
                wall.sleep_until(due).await;
            } else {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return Ok((one, times)),
            frame = one.held.socket.next() => match frame? {
                Frame::Text(text) => {
                    if part == Part::Reads && let Some(age) = one.room.age(&text) {
                        times.add(age);
                    }
                    if text.contains(r#""type":"error""#) {
                        bail!("a frame was refused: {text}");
                    }
                }
                Frame::Close(code) => bail!("the server closed a socket that reads with {code}"),
                Frame::Ping(_) | Frame::Pong(_) => {}
            },
            () = speak => {
                if position <= due {
                    position = position + every_position;
                    drive(&one).await?;
                }
                if message <= due {
                    message = message + every_message;
                    talk(&one).await?;
                }
            }
        }
    }
}

async fn drive(one: &Seated) -> anyhow::Result<()> {
    let room = &one.room;
    let number = room.next_number();
    let lng = room.assistant.lng + number as f64 * STEP;
    let mut bytes = Vec::new();
    frame::text(&mut bytes, &json!({ "type": "location", "lat": room.assistant.lat, "lng": lng }).to_string());
    one.held.socket.write(&bytes).await
}

async fn talk(one: &Seated) -> anyhow::Result<()> {
    let number = one.room.next_number();
    let long = if one.room.hard { LONG } else { 40 };
    let mut bytes = Vec::new();
    let message = format!("{number} {}", "🚗".repeat(long));
    frame::text(&mut bytes, &json!({ "type": "chat", "message": message }).to_string());
    one.held.socket.write(&bytes).await
}

/// How many of those who stalled find their socket closed when they read again.
async fn closed(seated: &mut [Seated], wall: &SharedClock) -> usize {
    let reading = seated.iter_mut().filter(|one| one.stalls).map(async |one| {
        loop {
            tokio::select! {
                frame = one.held.socket.next() => match frame {
                    Ok(Frame::Close(_)) | Err(_) => return true,
                    Ok(_) => {}
                },
                () = wall.sleep_until(wall.now() + QUIET) => return false,
            }
        }
    });
    futures_util::future::join_all(reading).await.into_iter().filter(|closed| *closed).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_hold_everybody_and_a_tenth_stalls() {
        let size = |sockets| Size { sockets, span: Duration::from_secs(1) };
        assert_eq!((size(1000).rooms(), size(1000).stalled()), (25, 100));
        assert_eq!((size(12).rooms(), size(12).stalled()), (1, 1));
        assert_eq!(size(41).rooms(), 2);
    }

    #[test]
    fn what_was_said_is_known_again() {
        let member = Rc::new(Member { id: 1, access: String::new(), lat: 36.0, lng: 3.042_123_456_7 });
        let said = RefCell::new(vec![Instant::now()]);
        let room = Room { id: 1, client: Rc::clone(&member), assistant: member, said, hard: false };
        assert_eq!((room.next_number(), room.next_number()), (1, 2));
        let lng = room.assistant.lng + 2.0 * STEP;
        assert!(room.age(&json!({ "type": "location", "lat": 1.0, "lng": lng }).to_string()).is_some());
        assert!(room.age(&json!({ "type": "location", "lat": 1.0, "lng": room.assistant.lng }).to_string()).is_none());
        assert!(room.age(&json!({ "type": "chat", "message": "1 hello" }).to_string()).is_some());
        assert!(room.age(&json!({ "type": "chat", "message": "3 hello" }).to_string()).is_none());
    }
}
