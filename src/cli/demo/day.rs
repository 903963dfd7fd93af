//! A simulated day: sign-ups before it begins, then one breakdown after the other.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use super::client::{Call, Clients, live_through};
use super::demand::{Breakdown, Day};
use super::fleet::Driver;
use super::scene::Scene;
use super::signup::{Member, Office, Truck};
use crate::kernel::geo::{Metres, Point};
use crate::kernel::time::{ScaledClock, Timestamp};

/// Sign-ups side by side.
const SIDE_BY_SIDE: usize = 16;
/// Clients signed up beforehand; more follow when all have an open assistance.
const CLIENTS: usize = 24;
/// Assistants stand at most so far from the place of some breakdown when the day begins.
const SCATTER_KM: f64 = 3.0;

/// Everybody signed up and on duty, before the day begins.
pub(super) struct Prepared {
    scene: Arc<Scene>,
    clients: Arc<Clients>,
    drivers: Vec<Driver>,
    /// Nobody's: for whoever wants to try the API.
    pub(super) sample_client: Member,
    /// An assistant whom nobody drives, off duty.
    pub(super) sample_assistant: Member,
}

/// Assistants for a day when no number was named: one for four breakdowns, at least 30.
pub(super) fn usual_fleet(day: &Day) -> usize {
    (day.breakdowns.len() / 4).max(30)
}

/// Signs everybody up and opens the fleet's channels.
///
/// # Errors
/// A server that refuses.
pub(super) async fn prepare(scene: Arc<Scene>, day: &Day, fleet: usize, seed: u64) -> anyhow::Result<Prepared> {
    let office = Arc::new(Office::new(Arc::clone(&scene.api)));
    let places = places(day, fleet, seed);
    let drivers = stream::iter(places.into_iter().enumerate())
        .map(|(number, place)| {
            let (office, scene) = (Arc::clone(&office), Arc::clone(&scene));
            async move {
                let truck = Truck::of(number);
                let member = office.assistant(truck, place).await?;
                office.on_duty(&member).await?;
                Driver::new(scene, member, truck, place, seed.wrapping_add(number as u64)).await
            }
        })
        .buffer_unordered(SIDE_BY_SIDE)
        .try_collect()
        .await?;
    let mut clients: Vec<Member> =
        stream::iter(0..=CLIENTS).map(|_| office.client()).buffer_unordered(SIDE_BY_SIDE).try_collect().await?;
    let sample_client = clients.swap_remove(0);
    let sample_assistant = office.assistant(Truck::of(0), middle(&day.breakdowns)?).await?;
    let clients = Arc::new(Clients::new(office, clients));
    Ok(Prepared { scene, clients, drivers, sample_client, sample_assistant })
}

/// Starts the clock and lives through the day; returns when the last request is over. The fleet stays on duty.
///
/// # Errors
/// A day without breakdowns.
pub(super) async fn live(
    prepared: Prepared,
    day: &Day,
    midnight: Timestamp,
    clock: &ScaledClock,
    seed: u64,
) -> anyhow::Result<()> {
    let Prepared { scene, clients, drivers, .. } = prepared;
    let middle = middle(&day.breakdowns)?;
    for driver in drivers {
        actix_web::rt::spawn(driver.work());
    }
    clock.start();
    let mut running = Vec::with_capacity(day.breakdowns.len());
    for (number, breakdown) in day.breakdowns.iter().enumerate() {
        scene.clock.sleep_until(midnight + breakdown.at).await;
        let call = Call::new(breakdown, middle, seed.wrapping_add(number as u64));
        running.push(actix_web::rt::spawn(live_through(Arc::clone(&scene), Arc::clone(&clients), call)));
    }
    for one in running {
        one.await?;
    }
    Ok(())
}

/// When the clock begins: a little before the first breakdown, since nothing happens until then.
pub(super) fn beginning(day: &Day) -> Duration {
    day.breakdowns.first().map_or(Duration::ZERO, |first| first.at.saturating_sub(Duration::from_secs(60)))
}

/// Where the assistants stand: near where breakdowns happen.
fn places(day: &Day, fleet: usize, seed: u64) -> Vec<Point> {
    let mut random = StdRng::seed_from_u64(seed);
    (0..fleet)
        .filter_map(|_| {
            let near = day.breakdowns.get(random.random_range(0..day.breakdowns.len()))?;
            let mut step = || Metres::from_km(random.random_range(-SCATTER_KM..SCATTER_KM) / 2.0);
            Some(near.place.moved(step(), step()))
        })
        .collect()
}

/// The mean place; good enough for an area that does not cross the antimeridian.
///
/// # Errors
/// A day without breakdowns.
pub(super) fn middle(breakdowns: &[Breakdown]) -> anyhow::Result<Point> {
    let count = breakdowns.len() as f64;
    let mean = |of: fn(&Breakdown) -> f64| breakdowns.iter().map(of).sum::<f64>() / count;
    let middle = Point::new(mean(|one| one.place.lat.degrees()), mean(|one| one.place.lng.degrees()));
    middle.ok_or_else(|| anyhow::anyhow!("a day without breakdowns"))
}
