//! A simulated client: asks, waits, says thanks, rates.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use parking_lot::Mutex;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use reqwest::Method;
use serde_json::{Value, json};

use super::demand::Breakdown;
use super::report::Event;
use super::scene::{Scene, place};
use super::signup::{Member, Office};
use super::socket::Socket;
use crate::kernel::geo::{Metres, Point};

/// Share of breakdowns that need a tow; the log does not say what was needed.
const TOWED: f64 = 0.55;
/// Share of tows with a heavy vehicle.
const HEAVY: f64 = 0.08;
/// Share of clients who find another way after a while.
const IMPATIENT: f64 = 0.04;
/// Minutes after which they do.
const PATIENCE_MIN: std::ops::Range<f64> = 4.0..25.0;
/// No job takes longer: one that does has been forgotten.
const LONGEST: Duration = Duration::from_secs(12 * 3600);
/// Kilometres of a tow.
const TOW_KM: std::ops::Range<f64> = 2.0..9.0;
/// Share of tows that go to the nearest workshop instead of somewhere.
const TO_WORKSHOP: f64 = 0.4;
/// Longest wait for the work order that such a tow becomes, in the time of the wall.
const HAND_OVER: Duration = Duration::from_secs(10);
/// The share of the way to the middle of the area that a tow may go at the most: workshops are not in the country.
const INWARD: f64 = 0.6;

/// What is needed at one breakdown.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// As the API takes it.
    body: Value,
    /// Wants to be towed to the workshop nearest to here.
    to_workshop: Option<Point>,
    /// Until they call it off, if they do.
    patience: Option<Duration>,
    /// Stars.
    rating: u8,
}

impl Call {
    /// The same one for the same breakdown and seed. `middle` is the middle of the area.
    pub(super) fn new(breakdown: &Breakdown, middle: Point, seed: u64) -> Self {
        let mut random = StdRng::seed_from_u64(seed);
        let mut body = json!({ "pickup": place(breakdown.place) });
        let mut to_workshop = None;
        if random.random_bool(TOWED) {
            body["assistance_type"] = json!("towing");
            body["vehicle_type"] = json!(if random.random_bool(HEAVY) { "heavy" } else { "light" });
            body["dropoff"] = place(somewhere_to(breakdown.place, middle, &mut random));
            to_workshop = random.random_bool(TO_WORKSHOP).then_some(breakdown.place);
        } else {
            body["assistance_type"] = json!("repair");
        }
        let patience =
            random.random_bool(IMPATIENT).then(|| Duration::from_secs_f64(random.random_range(PATIENCE_MIN) * 60.0));
        Self { body, to_workshop, patience, rating: random.random_range(3..=5) }
    }
}

/// Somewhere near, rather towards the middle.
fn somewhere_to(from: Point, middle: Point, random: &mut StdRng) -> Point {
    let inward = from.toward(middle, random.random_range(0.0..INWARD));
    let far = random.random_range(TOW_KM);
    let inward_km = from.distance_to(inward).km();
    // what is missing to the wanted length goes anywhere
    let (north, east) = random.random_range(0.0..std::f64::consts::TAU).sin_cos();
    let rest = (far - inward_km).max(0.0);
    inward.moved(Metres::from_km(rest * north), Metres::from_km(rest * east))
}

/// Clients without an open assistance.
pub(super) struct Clients {
    office: Arc<Office>,
    free: Mutex<Vec<Member>>,
}

impl Clients {
    /// Signed up beforehand.
    pub(super) fn new(office: Arc<Office>, free: Vec<Member>) -> Self {
        Self { office, free: Mutex::new(free) }
    }

    /// A free one; signs up another when all have an open assistance.
    async fn take(&self) -> anyhow::Result<Member> {
        let free = self.free.lock().pop();
        match free {
            Some(client) => Ok(client),
            None => self.office.client().await,
        }
    }
}

/// One breakdown from the request to its end.
pub(super) async fn live_through(scene: Arc<Scene>, clients: Arc<Clients>, call: Call) {
    scene.tell(Event::Asked).await;
    let outcome = async {
        let client = clients.take().await?;
        let end = ask(&scene, &client, &call).await?;
        clients.free.lock().push(client);
        Ok(end)
    };
    match outcome.await {
        Ok(end) => scene.tell(end).await,
        Err(error) => {
            scene.trouble("client", &error).await;
            scene.tell(Event::Lost).await;
        }
    }
}

async fn ask(scene: &Scene, client: &Member, call: &Call) -> anyhow::Result<Event> {
    let workshop = match call.to_workshop {
        Some(here) => nearest_workshop(scene, client, here).await?,
        None => None,
    };
    let mut body = call.body.clone();
    if let Some(id) = workshop {
        // it has a place of its own
        body["dropoff"] = Value::Null;
        body["workshop_id"] = json!(id);
    }
    let asked_at = scene.clock.now();
    let answer = scene.api.call(Method::POST, "/api/assistance/request/", &client.token, &body).await?;
    let made = answer.expect(201, "asking for help")?;
    let id = made["assistance"]["id"].as_i64().context("asking for help: no assistance.id")?;
    let mut socket = Socket::open(&scene.api, format!("/ws/assistance/{id}/"), &client.token).await?;
    let mut gives_up_at = call.patience.map(|patience| asked_at + patience);
    let mut thanked = false;
    let end = loop {
        let due = gives_up_at.unwrap_or(asked_at + LONGEST);
        let frame = tokio::select! {
            frame = socket.next() => frame?,
            () = scene.clock.sleep_until(due) => {
                anyhow::ensure!(gives_up_at.is_some(), "assistance {id} has no end");
                gives_up_at = None;
                call_off(scene, client, id).await?;
                continue;
            }
        };
        match (frame["type"].as_str(), frame["status"].as_str()) {
            (Some("chat"), _) if frame["sender_id"] != client.id && !thanked => {
                thanked = true;
                socket.say(&json!({ "type": "chat", "message": "Thank you!" })).await;
            }
            (Some("status"), Some("ongoing")) => {
                gives_up_at = None;
                scene.tell(Event::Arrived(scene.clock.now().since(asked_at))).await;
            }
            (Some("status"), Some("completed")) => {
                rate(scene, client, id, call.rating).await?;
                if workshop.is_some() {
                    hand_over(scene, &mut socket, id).await?;
                }
                break Event::Completed;
            }
            (Some("status"), Some("canceled")) => {
                let nobody = frame["cancel_reason"] == "no_assistant_found";
                break if nobody { Event::NobodyFound } else { Event::CalledOff };
            }
            _ => {}
        }
    };
    socket.close().await;
    Ok(end)
}

/// The open workshop that is nearest to a place, if there is one.
async fn nearest_workshop(scene: &Scene, client: &Member, here: Point) -> anyhow::Result<Option<i64>> {
    let (lat, lng) = (here.lat.degrees(), here.lng.degrees());
    let path = format!("/api/workshop/workshops/?near={lat},{lng}&is_open=true&limit=1");
    let answer = scene.api.call(Method::GET, &path, &client.token, &Value::Null).await?;
    Ok(answer.expect(200, "looking for a workshop")?["items"][0]["id"].as_i64())
}

/// Waits until the vehicle is a work order of the garage.
async fn hand_over(scene: &Scene, socket: &mut Socket, id: i64) -> anyhow::Result<()> {
    let wall = scene.api.wall();
    let mut too_late = wall.sleep_until(wall.now() + HAND_OVER);
    loop {
        let frame = tokio::select! {
            frame = socket.next() => frame?,
            () = &mut too_late => anyhow::bail!("the tow of assistance {id} became no work order"),
        };
        if frame["type"] == "work_order" {
            scene.tell(Event::WorkOrdered).await;
            return Ok(());
        }
    }
}

/// The socket tells what comes of it: help may arrive in the same moment.
async fn call_off(scene: &Scene, client: &Member, id: i64) -> anyhow::Result<()> {
    let body = json!({ "status": "canceled", "reason": "found another way" });
    let path = format!("/api/assistance/update/{id}/");
    let answer = scene.api.call(Method::PATCH, &path, &client.token, &body).await?;
    if answer.status == 409 {
        return Ok(());
    }
    answer.expect(200, "calling off").map(drop)
}

async fn rate(scene: &Scene, client: &Member, id: i64, stars: u8) -> anyhow::Result<()> {
    let path = format!("/api/assistance/update/rating/{id}/");
    let answer = scene.api.call(Method::PATCH, &path, &client.token, &json!({ "rating": stars })).await?;
    answer.expect(200, "rating").map(drop)
}
