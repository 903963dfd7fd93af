//! From a request to the offer on the nearest assistant's socket, and from the acceptance to the status on the client's,
//! beside one durable commit; one request at a time, while many sockets are open.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::crowd::{self, Heard, Seat};
use super::frame::Frame;
use super::people::{Member, People};
use super::report::{Figure, Verdict};
use super::store::Commits;
use super::times::Times;
use crate::cli::api::Api;

/// The longest wait for a frame.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many times as long as the 99th percentile of one durable commit that of the whole way may be.
const AIM: f64 = 3.0;

/// So many requests may meet only assistants of earlier runs, and as many more as met ours.
pub(super) const STRANGERS: usize = 20;
/// Why nobody of this run was told of a request.
pub(super) const NOBODY: &str = "of the assistants who were told none is one of this run: others are nearer, or the seeded \
                                 ones are too few or too far apart (depannini seed --spread-km 2)";

/// Whom to ask and where.
pub(super) struct Scene<'s> {
    /// The server.
    pub(super) api: &'s Api,
    /// Where its sockets are.
    pub(super) address: SocketAddr,
    /// Who takes part.
    pub(super) people: &'s People,
    /// Those of them whose socket is listened to.
    pub(super) open: HashMap<i64, Rc<Member>>,
    /// How many sockets are open.
    pub(super) sockets: usize,
}

/// Asks and accepts for a while.
///
/// # Errors
/// A server that refuses, or a frame that does not come.
pub(super) async fn measure(
    scene: &Scene<'_>,
    commits: &mut Commits,
    heard: &mut mpsc::Receiver<Heard>,
    span: Duration,
) -> anyhow::Result<Vec<Figure>> {
    let (mut commit, mut offer, mut status) = (Times::default(), Times::default(), Times::default());
    let until = Instant::now() + span;
    let (mut round, mut strangers) = (0, 0);
    while Instant::now() < until || offer.len() == 0 {
        commit.add(commits.commit()?);
        let client = scene.people.clients.get(round % scene.people.clients.len()).context("a client")?;
        let near = near(scene.people, round)?;
        round += 1;
        let (took, id, nearest) = match asked(scene, client, near, heard).await? {
            (id, Some((took, nearest))) => (took, id, nearest),
            (id, None) => {
                strangers += 1;
                ensure!(strangers < STRANGERS + offer.len(), NOBODY);
                call_off(scene.api, client, id).await?;
                continue;
            }
        };
        offer.add(took);
        status.add(accepted(scene, client, &nearest, id).await?);
        call_off(scene.api, client, id).await?;
    }
    let figures = [("request_to_offer_p99", &offer), ("accept_to_status_p99", &status)];
    let mut figures: Vec<_> = figures.into_iter().map(|(name, times)| figure(name, times, &commit, scene)).collect();
    let note = format!("p50 {:.2}, p95 {:.2} ms, {} times", commit.percentile(50), commit.percentile(95), commit.len());
    figures.push(Figure::plain("durable_commit_p99", commit.percentile(99), "ms", note));
    Ok(figures)
}

fn figure(name: &'static str, times: &Times, commit: &Times, scene: &Scene<'_>) -> Figure {
    let (value, one) = (times.percentile(99), commit.percentile(99));
    let typical = times.percentile(50) / commit.percentile(50);
    let note = format!(
        "p50 {:.2} ({typical:.2} of the commit's p50), p95 {:.2} ms; {} times with {} sockets open",
        times.percentile(50),
        times.percentile(95),
        times.len(),
        scene.sockets,
    );
    Figure {
        name,
        value,
        unit: "ms",
        baseline: Some(("one durable commit, p99", one)),
        aim: Some("< 3 durable commits"),
        verdict: Verdict::of(value < AIM * one),
        note,
    }
}

/// Beside whom the next request is made: one who tows, as every other of the seeded ones does.
pub(super) fn near(people: &People, round: usize) -> anyhow::Result<&Member> {
    people.assistants.get(round * 14 % people.assistants.len().max(1) / 2 * 2).context("an assistant")
}

/// A request, until the nearest assistant's socket has the offer; no time if only strangers were told.
async fn asked(
    scene: &Scene<'_>,
    client: &Member,
    near: &Member,
    heard: &mut mpsc::Receiver<Heard>,
) -> anyhow::Result<(i64, Option<(Duration, Rc<Member>)>)> {
    let place = json!({ "lat": near.lat, "lng": near.lng });
    let body = json!({ "pickup": place, "dropoff": { "lat": 36.8, "lng": 3.1 }, "description": "load test" });
    let start = Instant::now();
    let answer = scene.api.call(Method::POST, "/api/assistance/request/", &client.access, &body).await?;
    let made = answer.expect(201, "asking for help")?;
    let id = made["assistance"]["id"].as_i64().context("asking for help: no assistance.id")?;
    let told = made["nearby_assistants"].as_array().map(Vec::as_slice).unwrap_or_default();
    let nearest = told.iter().find_map(|told| scene.open.get(&told["assistant_id"].as_i64()?));
    let Some(nearest) = nearest else { return Ok((id, None)) };
    loop {
        let wait = scene.api.wall().sleep_until(scene.api.wall().now() + PATIENCE);
        let heard = tokio::select! {
            heard = heard.recv() => heard.context("nobody listens any more")?,
            () = wait => bail!("assistant {} heard nothing of assistance {id}", nearest.id),
        };
        if heard.account == nearest.id && heard.assistance == id {
            return Ok((id, Some((heard.at.saturating_duration_since(start), Rc::clone(nearest)))));
        }
    }
}

/// The acceptance, until the client's socket says so.
async fn accepted(scene: &Scene<'_>, client: &Member, assistant: &Member, id: i64) -> anyhow::Result<Duration> {
    let seat = Seat { path: format!("/ws/assistance/{id}/"), who: Some(Rc::new(client.clone())), narrow: false };
    let mut held = crowd::open_one(scene.api, scene.address, seat).await?;
    let path = format!("/api/assistance/accept/{id}/");
    let start = Instant::now();
    let hear = async {
        loop {
            match held.socket.next().await? {
                Frame::Text(text) if text.contains(r#""status":"accepted""#) => return Ok(start.elapsed()),
                Frame::Close(code) => bail!("the client's socket was closed with {code}"),
                _ => {}
            }
        }
    };
    let hear = async {
        tokio::select! {
            heard = hear => heard,
            () = scene.api.wall().sleep_until(scene.api.wall().now() + PATIENCE) => bail!("no status on {id}"),
        }
    };
    let body = json!({});
    let accept = scene.api.call(Method::PATCH, &path, &assistant.access, &body);
    let (answer, heard) = futures_util::future::join(accept, hear).await;
    answer?.expect(200, "accepting")?;
    heard
}

/// Ends an assistance, so that both are free again.
///
/// # Errors
/// A server that refuses.
pub(super) async fn call_off(api: &Api, client: &Member, id: i64) -> anyhow::Result<()> {
    let body: Value = json!({ "status": "canceled" });
    let path = format!("/api/assistance/update/{id}/");
    api.call(Method::PATCH, &path, &client.access, &body).await?.expect(200, "calling off").map(drop)
}
