//! A simulated assistant: one task, one socket, one more while on a job.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use reqwest::Method;
use serde_json::{Value, json};

use super::report::Event;
use super::scene::{Scene, Trip, place};
use super::signup::{Member, Truck};
use super::socket::Socket;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::time::Timestamp;

/// Simulated time between two positions of one who stands: well below `dispatch.position_max_age_minutes`.
const STANDING_REPORT: Duration = Duration::from_secs(4 * 60);
/// Offers that an assistant keeps in mind; older ones are forgotten.
const OFFERS_IN_MIND: usize = 16;
/// Failures in a row after which an assistant goes home.
const MOST_FAILURES: u32 = 3;
/// Share of offers that are declined.
const DECLINED: f64 = 0.08;
/// Share of offers that nobody looks at.
const IGNORED: f64 = 0.12;
/// Seconds until an offer is answered.
const REACTION_S: std::ops::Range<f64> = 5.0..40.0;
/// Minutes of work at the roadside for a repair.
const REPAIR_MIN: std::ops::Range<f64> = 12.0..40.0;
/// Minutes until a vehicle is on the hook, and again until it is off.
const HOOK_MIN: std::ops::Range<f64> = 5.0..12.0;
/// Prices of a repair in major units.
const REPAIR_PRICE: std::ops::Range<u32> = 10..60;

/// An offer that is being thought about.
#[derive(Debug, Clone)]
struct Considered {
    assistance: i64,
    pickup: Point,
    dropoff: Option<Point>,
    accept: bool,
    due: Timestamp,
}

/// How a stretch of a job ended.
#[derive(Debug, PartialEq, Eq)]
enum Stretch {
    Done,
    CalledOff,
}

/// A simulated assistant.
pub(super) struct Driver {
    scene: Arc<Scene>,
    me: Member,
    truck: Truck,
    place: Point,
    random: StdRng,
    own: Socket,
    job: Option<Socket>,
    offers: VecDeque<Considered>,
}

impl Driver {
    /// Opens the assistant's channel and tells where they are.
    ///
    /// # Errors
    /// A channel that does not open.
    pub(super) async fn new(
        scene: Arc<Scene>,
        me: Member,
        truck: Truck,
        place: Point,
        seed: u64,
    ) -> anyhow::Result<Self> {
        let own = Socket::open(&scene.api, format!("/ws/assistant/{}/", me.id), &me.token).await?;
        let random = StdRng::seed_from_u64(seed);
        let mut driver = Self { scene, me, truck, place, random, own, job: None, offers: VecDeque::new() };
        driver.report().await;
        Ok(driver)
    }

    /// Waits for offers and does jobs until dropped; goes home when nothing works.
    pub(super) async fn work(mut self) {
        let who = format!("assistant {}", self.me.id);
        let mut failures = 0;
        while failures < MOST_FAILURES {
            match self.next_job().await {
                Ok(()) => failures = 0,
                Err(error) => {
                    failures += 1;
                    self.scene.trouble(&who, &error).await;
                    self.job = None;
                }
            }
        }
    }

    async fn next_job(&mut self) -> anyhow::Result<()> {
        let offer = self.next_accepted().await?;
        self.scene.tell(Event::Accepted).await;
        let path = format!("/ws/assistance/{}/", offer.assistance);
        self.job = Some(Socket::open(&self.scene.api, path, &self.me.token).await?);
        self.say("On my way.").await;
        self.help(&offer).await?;
        if let Some(socket) = self.job.take() {
            socket.close().await;
        }
        Ok(())
    }

    /// Until an offer was accepted and won.
    async fn next_accepted(&mut self) -> anyhow::Result<Considered> {
        let mut report_at = self.scene.clock.now() + STANDING_REPORT;
        loop {
            let decision = self.offers.iter().map(|offer| offer.due).min();
            self.listen(decision.map_or(report_at, |due| due.min(report_at))).await?;
            let now = self.scene.clock.now();
            if report_at <= now {
                self.report().await;
                report_at = now + STANDING_REPORT;
            }
            let ripe = self.offers.iter().position(|offer| offer.due <= now);
            if let Some(offer) = ripe.and_then(|ripe| self.offers.remove(ripe))
                && self.answer(&offer).await?
            {
                return Ok(offer);
            }
        }
    }

    /// Accepts or declines; whether the job is ours now.
    async fn answer(&self, offer: &Considered) -> anyhow::Result<bool> {
        let verb = if offer.accept { "accept" } else { "decline" };
        let path = format!("/api/assistance/{verb}/{}/", offer.assistance);
        let answer = self.scene.api.call(Method::PATCH, &path, &self.me.token, &json!({})).await?;
        // somebody was faster, or it was called off
        if answer.status == 409 {
            return Ok(false);
        }
        answer.expect(200, verb)?;
        Ok(offer.accept)
    }

    /// The job from the drive to the end, or until it is called off.
    async fn help(&mut self, offer: &Considered) -> anyhow::Result<()> {
        if !self.reach(offer, "on_the_way").await? {
            return Ok(());
        }
        let approach = self.scene.trip(self.place, offer.pickup);
        let (stretch, driven) = self.go(approach).await?;
        self.scene.tell(Event::Approached(driven)).await;
        if stretch == Stretch::CalledOff || !self.reach(offer, "arrived").await? {
            return Ok(());
        }
        self.say("I am here.").await;
        let work = if self.truck.service == "repair" { REPAIR_MIN } else { HOOK_MIN };
        self.stay(work).await?;
        if let Some(dropoff) = offer.dropoff {
            if self.truck.service == "towing" && !self.reach(offer, "loaded").await? {
                return Ok(());
            }
            let (_, towed) = self.go(self.scene.trip(self.place, dropoff)).await?;
            self.scene.tell(Event::Towed(towed)).await;
            self.stay(HOOK_MIN).await?;
        }
        if self.truck.service == "repair" {
            let price = self.random.random_range(REPAIR_PRICE) * 100;
            self.step(offer, "update/end", json!({ "total_price": price })).await?;
        } else {
            self.step(offer, "update", json!({ "status": "completed" })).await?;
        }
        Ok(())
    }

    /// Tells how far we have come; `false` when the job was called off in the meantime.
    async fn reach(&self, offer: &Considered, stage: &str) -> anyhow::Result<bool> {
        self.step(offer, "update/stage", json!({ "stage": stage })).await
    }

    /// Moves the job on; `false` when it was called off in the meantime.
    async fn step(&self, offer: &Considered, verb: &str, body: Value) -> anyhow::Result<bool> {
        let path = format!("/api/assistance/{verb}/{}/", offer.assistance);
        let answer = self.scene.api.call(Method::PATCH, &path, &self.me.token, &body).await?;
        if answer.status == 409 && answer.body["code"] == "final_state" {
            return Ok(false);
        }
        answer.expect(200, verb).map(|_| true)
    }

    async fn stay(&mut self, minutes: std::ops::Range<f64>) -> anyhow::Result<()> {
        let span = Duration::from_secs_f64(self.random.random_range(minutes) * 60.0);
        self.go(self.scene.stay(self.place, span)).await.map(drop)
    }

    /// Lives through a stretch of the way, telling where we are; how it ended and how far we drove.
    async fn go(&mut self, trip: Trip) -> anyhow::Result<(Stretch, Metres)> {
        let every = if trip.moves() { self.scene.report_every() } else { STANDING_REPORT };
        let mut report_at = self.scene.clock.now() + every;
        loop {
            let heard = self.listen(trip.end.min(report_at)).await?;
            let now = self.scene.clock.now();
            let (place, driven) = trip.at(now);
            self.place = place;
            if heard.is_some_and(|frame| frame["type"] == "status" && frame["status"] == "canceled") {
                return Ok((Stretch::CalledOff, driven));
            }
            if report_at <= now || trip.end <= now {
                self.report().await;
                report_at = now + every;
            }
            if trip.end <= now {
                return Ok((Stretch::Done, driven));
            }
        }
    }

    /// Listens on both channels until `due` or until the job's channel said something, which is returned.
    async fn listen(&mut self, due: Timestamp) -> anyhow::Result<Option<Value>> {
        let mut sleep = self.scene.clock.sleep_until(due);
        loop {
            let on_the_job = async {
                match &mut self.job {
                    Some(socket) => socket.next().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                frame = self.own.next() => {
                    let frame = frame?;
                    if self.heard(&frame).await {
                        return Ok(None);
                    }
                }
                frame = on_the_job => return frame.map(Some),
                () = &mut sleep => return Ok(None),
            }
        }
    }

    /// Takes in a frame of our own channel; whether there is something new to think about.
    async fn heard(&mut self, frame: &Value) -> bool {
        let Some(assistance) = frame["assistance_id"].as_i64() else { return false };
        match frame["type"].as_str() {
            Some("new_assistance_request") => {
                self.scene.tell(Event::Offered).await;
                self.consider(assistance, frame)
            }
            Some("offer_closed") => {
                self.offers.retain(|offer| offer.assistance != assistance);
                false
            }
            _ => false,
        }
    }

    fn consider(&mut self, assistance: i64, frame: &Value) -> bool {
        let Some(pickup) = point(&frame["pickup_location"]) else { return false };
        let chance: f64 = self.random.random();
        if chance < IGNORED {
            return false;
        }
        let reaction = Duration::from_secs_f64(self.random.random_range(REACTION_S));
        if self.offers.len() == OFFERS_IN_MIND {
            self.offers.pop_front();
        }
        self.offers.push_back(Considered {
            assistance,
            pickup,
            dropoff: point(&frame["dropoff_location"]),
            accept: chance >= IGNORED + DECLINED,
            due: self.scene.clock.now() + reaction,
        });
        true
    }

    /// Tells where we are, on the channel that the client watches if there is one.
    async fn report(&mut self) {
        let mut frame = place(self.place);
        frame["type"] = json!("location");
        frame["user_id"] = json!(self.me.id);
        self.job.as_mut().unwrap_or(&mut self.own).say(&frame).await;
    }

    async fn say(&mut self, message: &str) {
        if let Some(socket) = &mut self.job {
            socket.say(&json!({ "type": "chat", "message": message })).await;
        }
    }
}

fn point(value: &Value) -> Option<Point> {
    Point::new(value["lat"].as_f64()?, value["lng"].as_f64()?)
}
