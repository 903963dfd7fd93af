//! Location frames in over many sockets, beside a bare echo of the same frames by the same code.

use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use reqwest::Method;
use serde_json::Value;

use super::crowd::Held;
use super::frame::{self, Frame};
use super::process::Process;
use super::report::{Figure, Verdict};
use crate::cli::api::Api;
use crate::kernel::time::SharedClock;

/// Times that the two servers take turns, so that both meet the same weather.
const TURNS: u32 = 4;
/// Frames a second that one socket sends at the most: below `realtime.frames_per_second`.
const PACE: f64 = 45.0;
/// Degrees of latitude between two positions of one: some 11 m.
const STEP: f64 = 0.0001;
/// Steps to one side before they turn round: some 900 m.
const STEPS: u64 = 80;
/// The aim: this share of the bare echo rate.
const AIM: f64 = 0.7;

/// Which server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Answers every frame with itself.
    Echo,
    /// Takes positions without a word; a ping behind the last one is answered once they are taken.
    Depannini,
}

/// What came of one server's turns.
#[derive(Debug, Default)]
struct Sum {
    frames: u64,
    took: Duration,
    processor: Duration,
    waited: u64,
    rounds: u64,
}

impl Sum {
    fn rate(&self) -> f64 {
        self.frames as f64 / self.took.as_secs_f64().max(f64::EPSILON)
    }

    /// Microseconds of the server's processors for each frame.
    fn cost(&self) -> f64 {
        self.processor.as_secs_f64() * 1e6 / (self.frames as f64).max(1.0)
    }
}

/// One server, its sockets, its process if known.
pub(super) struct Side {
    /// Its sockets.
    pub(super) crowd: Vec<Held>,
    /// The process.
    pub(super) process: Option<Process>,
}

/// How hard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Push {
    /// How long for each server.
    pub(super) span: Duration,
    /// Frames on their way on each socket.
    pub(super) depth: u32,
}

/// Pushes frames through both in turns.
///
/// # Errors
/// A socket that is lost, or positions that the server did not take.
pub(super) async fn measure(api: &Api, echo: &mut Side, server: &mut Side, push: Push) -> anyhow::Result<Vec<Figure>> {
    let (mut bare, mut ours) = (Sum::default(), Sum::default());
    let counted = counted(api).await?;
    for _ in 0..TURNS {
        turn(echo, Kind::Echo, push, api.wall(), &mut bare).await?;
        turn(server, Kind::Depannini, push, api.wall(), &mut ours).await?;
    }
    let taken = self::counted(api).await?.zip(counted).map(|(after, before)| after - before);
    if let Some(taken) = taken {
        ensure!(
            taken >= ours.frames,
            "{} location frames were sent and read, but the server counts only {taken} positions taken in",
            ours.frames
        );
    }
    let saturated = ours.waited * 2 < ours.rounds && bare.waited * 2 < bare.rounds;
    let reached = ours.rate() >= AIM * bare.rate();
    let proof = match taken {
        Some(taken) => format!("{} sent, {taken} counted by the server", ours.frames),
        None => format!("{} sent, each acknowledged by a pong behind it; the server counts none", ours.frames),
    };
    let note = if saturated {
        format!("{proof}; depth {}", push.depth)
    } else {
        format!("{proof}; these few sockets' pace was the limit, not the server: more --sockets would tell")
    };
    let verdict = if saturated { Verdict::of(reached) } else { Verdict::NotJudged };
    let baseline = Some(("bare actix-ws echo", bare.rate()));
    let aim = Some("≥ 0.70 of the echo");
    let (value, unit) = (ours.rate(), "frames/s");
    let mut figures = vec![Figure { name: "location_frames_in", value, unit, baseline, aim, verdict, note }];
    if echo.process.is_some() && server.process.is_some() {
        let baseline = Some(("echo", bare.cost()));
        let note = "what the server's processors spend, whatever else this machine does".to_owned();
        let plain = Figure::plain("processor_per_frame", ours.cost(), "µs", note);
        figures.push(Figure { baseline, ..plain });
    }
    Ok(figures)
}

async fn turn(side: &mut Side, kind: Kind, push: Push, wall: &SharedClock, sum: &mut Sum) -> anyhow::Result<()> {
    let before = side.process.map(Process::processor).transpose()?;
    let start = Instant::now();
    let until = start + push.span / TURNS;
    // one time for the whole turn: a position as old as the one known is taken
    let tail = format!(r#","accuracy":8.0,"speed":11.2,"heading":90.0,"at":"{}"}}"#, wall.now().rfc3339());
    let mut talks = Vec::with_capacity(side.crowd.len());
    for held in side.crowd.drain(..) {
        let talk = Talk { kind, until, depth: push.depth, tail: tail.clone(), wall: wall.clone(), begun: start };
        talks.push(actix_web::rt::spawn(talk.hold(held)));
    }
    for talk in talks {
        let (held, frames, rounds, waited) = talk.await.context("a talk")??;
        side.crowd.push(held);
        sum.frames += frames;
        sum.rounds += rounds;
        sum.waited += waited;
    }
    sum.took += start.elapsed();
    if let (Some(before), Some(process)) = (before, side.process) {
        sum.processor += process.processor()?.saturating_sub(before);
    }
    Ok(())
}

/// One socket's part of a turn.
struct Talk {
    kind: Kind,
    begun: Instant,
    until: Instant,
    depth: u32,
    tail: String,
    wall: SharedClock,
}

impl Talk {
    /// Says a few frames, waits until they are taken, and again; frames, rounds, and rounds that had to wait.
    async fn hold(self, mut held: Held) -> anyhow::Result<(Held, u64, u64, u64)> {
        let (mut frames, mut rounds, mut waited) = (0_u64, 0_u64, 0_u64);
        let (lat, lng) = held.seat.who.as_ref().map_or((36.75, 3.04), |who| (who.lat, who.lng));
        let mut bytes = Vec::with_capacity(256);
        while Instant::now() < self.until {
            rounds += 1;
            for left in (0..self.depth).rev() {
                frames += 1;
                // to and fro
                let steps = (frames % (2 * STEPS)).min(2 * STEPS - frames % (2 * STEPS));
                let lat = (lat + steps as f64 * STEP).min(90.0);
                bytes.clear();
                frame::text(&mut bytes, &format!(r#"{{"type":"location","lat":{lat:.7},"lng":{lng:.7}{}"#, self.tail));
                if left == 0 && self.kind == Kind::Depannini {
                    frame::ping(&mut bytes, &rounds.to_be_bytes());
                }
                held.socket.write(&bytes).await?;
            }
            match self.kind {
                Kind::Echo => echoed(&mut held, self.depth).await?,
                Kind::Depannini => taken(&mut held, rounds).await?,
            }
            let due = Duration::from_secs_f64(frames as f64 / PACE);
            let passed = self.begun.elapsed();
            if due > passed {
                waited += 1;
                self.wall.sleep_until(self.wall.now() + (due - passed)).await;
            }
        }
        Ok((held, frames, rounds, waited))
    }
}

async fn echoed(held: &mut Held, mut left: u32) -> anyhow::Result<()> {
    while left > 0 {
        match held.socket.next().await? {
            Frame::Text(_) => left -= 1,
            other => bail!("the echo server said {other:?}"),
        }
    }
    Ok(())
}

async fn taken(held: &mut Held, round: u64) -> anyhow::Result<()> {
    loop {
        match held.socket.next().await? {
            Frame::Pong(payload) if payload == round.to_be_bytes() => return Ok(()),
            Frame::Text(text) if text.contains(r#""type":"error""#) => bail!("a location frame was refused: {text}"),
            Frame::Close(code) => bail!("the server closed a socket with {code}"),
            Frame::Text(_) | Frame::Ping(_) | Frame::Pong(_) => {}
        }
    }
}

/// How many positions the server says it has taken in, if it keeps metrics.
async fn counted(api: &Api) -> anyhow::Result<Option<u64>> {
    let answer = api.call(Method::GET, "/metrics", "", &Value::Null).await?;
    let line = answer.text.lines().find_map(|line| line.strip_prefix("positions_total ")?.trim().parse().ok());
    Ok(line)
}
