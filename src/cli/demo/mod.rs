//! `depannini demo`: a server of its own, a fleet and clients who know nothing but the public API, and a day of
//! breakdowns that passes in minutes.

mod client;
mod day;
mod demand;
mod fleet;
mod garage;
mod profile;
mod report;
mod scene;
mod signup;
mod socket;
mod view;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix::Arbiter;
use chrono::NaiveDate;
use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, oneshot};

use self::demand::Day;
use self::report::Event;
use self::scene::Scene;
use self::signup::Member;
use self::view::View;
use crate::api::depannini::web::{DemoAccounts, DemoPerson};
use crate::app::{self, Clocks, Running};
use crate::cli::api::Api;
use crate::cli::options::reachable;
use crate::config::{self, Overrides, Settings};
use crate::kernel::time::{Clock as _, ScaledClock, SharedClock, SystemClock, Timestamp, end_of_day};
use crate::telemetry::{self, Metrics};

/// Draws everything that is left to chance: the same demo every time.
const SEED: u64 = 20_160_123;
/// So much of the day has passed when the city is shown: some wait, some are being helped, some are done.
const WARM_UP: Duration = Duration::from_secs(40 * 60);
/// How many times faster than life it passes until then, at the least.
const WARM_UP_SPEED: f64 = 600.0;
/// Whoever looks at the console; a number that nobody who signs up gets.
const ADMINISTRATOR: &str = "+213555999999";
/// Events on their way to the view.
const EVENTS: usize = 1024;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Address and port to listen on.
    #[arg(long, value_name = "HOST:PORT")]
    bind: Option<String>,
    /// How many times faster than life; at 60 a minute is an hour, and trucks can be followed by eye.
    #[arg(long, default_value_t = 60.0, value_name = "N", value_parser = speed)]
    speed: f64,
    /// Breakdowns of a real day: a CSV file, gzipped or not, with the columns ts_local, lat and lng.
    #[arg(long, value_name = "CSV[.gz]")]
    demand: Option<PathBuf>,
    /// Which day of that file; 2016-01-23, a blizzard, unless told otherwise.
    #[arg(long, value_name = "YYYY-MM-DD", requires = "demand")]
    day: Option<NaiveDate>,
    /// How many assistants; one for four breakdowns, at least 30, unless told otherwise.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=2000))]
    fleet: Option<u16>,
    /// End after the summary instead of serving on, for scripts.
    #[arg(long)]
    exit: bool,
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| "a number such as 60".to_owned())?;
    if (0.1..=10_000.0).contains(&speed) { Ok(speed) } else { Err("0.1 to 10000".to_owned()) }
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let began = Instant::now();
    let day = match &arguments.demand {
        Some(file) => demand::from_file(file, arguments.day.unwrap_or(demand::DEFAULT_DAY))?,
        None => demand::generated(SEED)?,
    };
    let folder = tempfile::Builder::new().prefix("depannini-demo-").tempdir()?;
    let mut settings = settings(arguments, folder.path())?;
    // the map begins where something happens
    let middle = day::middle(&day.breakdowns)?;
    (settings.web.center_lat, settings.web.center_lng) = (middle.lat.degrees(), middle.lng.degrees());
    telemetry::init(&settings.telemetry)?;
    let fleet = arguments.fleet.map_or_else(|| day::usual_fleet(&day), usize::from);
    let plan = Plan { day, fleet, speed: arguments.speed, began };
    let exit = arguments.exit;
    super::block_on(async move {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let stage = Stage::open(settings, plan).await?;
        let outcome = tokio::select! {
            outcome = stage.play(exit) => outcome,
            _ = terminate.recv() => Ok(()),
            _ = interrupt.recv() => Ok(()),
        };
        stage.close().await;
        // the database goes only now
        drop(folder);
        outcome
    })
}

/// The usual settings, for one machine and one day.
fn settings(arguments: &Arguments, folder: &Path) -> anyhow::Result<Settings> {
    let overrides = Overrides {
        file: None,
        mode: Some("development".to_owned()),
        bind: arguments.bind.clone(),
        database_url: Some(format!("sqlite://{}", folder.join("demo.db").display())),
    };
    // a variable that is no Unicode is none of ours
    let environment = std::env::vars_os().filter_map(|(n, v)| Some((n.into_string().ok()?, v.into_string().ok()?)));
    let environment: Vec<(String, String)> = environment.collect();
    let wants_log = environment.iter().any(|(name, _)| name == "RUST_LOG" || name == "DEPANNINI__TELEMETRY__LOG");
    let mut settings = config::load(&overrides, environment.into_iter())?;
    if !wants_log {
        // lines between would tear the view apart
        "warn".clone_into(&mut settings.telemetry.log);
    }
    // everybody has the same password, which is printed: nothing to protect
    settings.accounts.bcrypt_cost = 4;
    // the apps assume a week; a demo at the speed of life lasts longer than the usual half hour
    settings.accounts.access_minutes = 7 * 24 * 60;
    // as often as usual in the time of the disk
    settings.dispatch.flush_seconds = (settings.dispatch.flush_seconds as f64 * arguments.speed).ceil() as u64;
    Ok(settings)
}

/// What is played.
#[derive(Debug)]
struct Plan {
    day: Day,
    fleet: usize,
    speed: f64,
    began: Instant,
}

/// The server and the thread on which everybody else lives: neither must hold up the other.
struct Stage {
    running: Running,
    people: Arbiter,
    plan: Arc<Plan>,
    clock: Arc<ScaledClock>,
    /// Of the simulated day.
    midnight: Timestamp,
}

/// Whoever wants to try the API.
struct Samples {
    client: Member,
    assistant: Member,
}

impl Stage {
    async fn open(settings: Settings, plan: Plan) -> anyhow::Result<Self> {
        let wall: SharedClock = Arc::new(SystemClock);
        let zone: chrono_tz::Tz = settings.locale.time_zone.parse()?;
        // the coming midnight: what accounts date by the wall clock is never later than the simulated day
        let midnight = end_of_day(wall.now().utc().with_timezone(&zone).date_naive(), zone);
        let clock =
            Arc::new(ScaledClock::standing(midnight + day::beginning(&plan.day), plan.speed.max(WARM_UP_SPEED)));
        let clocks = Clocks { wall, dispatch: clock.clone() };
        let running = app::start(settings, clocks, Some(Metrics::install()?)).await?;
        Ok(Self { running, people: Arbiter::new(), plan: Arc::new(plan), clock, midnight })
    }

    /// The day up to its summary; without `exit` never returns, since the server serves on.
    async fn play(&self, exit: bool) -> anyhow::Result<()> {
        let Plan { day, fleet, speed, began } = &*self.plan;
        println!("Depannini demo: {}, {speed} times faster than life", day.title);
        let clocks = &self.running.parts.clocks;
        let mut view = View::new(day.breakdowns.len(), self.midnight, *began)?;
        let base = format!("http://{}", self.running.address);
        let domains = (self.running.parts.accounts.clone(), self.running.parts.workshop.clone());
        let garage = actix_web::rt::spawn(garage::open(domains, day::middle(&day.breakdowns)?, base, view.lines()));
        let (told, mut events) = mpsc::channel(EVENTS);
        let scene = Arc::new(self.scene(told)?);
        let (ready, is_ready) = oneshot::channel();
        let (ended, mut end) = oneshot::channel();
        let (plan, clock, midnight) = (Arc::clone(&self.plan), Arc::clone(&self.clock), self.midnight);
        self.people.spawn_fn(move || {
            actix_web::rt::spawn(async move {
                // nobody waits for it any more when the demo is being stopped
                let _stopping = ended.send(perform(scene, &plan, midnight, &clock, ready).await);
            });
        });

        if let Ok(samples) = is_ready.await {
            self.invite(&samples).await?;
            let signed_up = began.elapsed().as_secs_f64();
            println!("{fleet} assistants and their clients signed up after {signed_up:.1} s.\n");
            // only now: whoever opens it finds the city as it is
            println!("Open http://{}/console", reachable(self.running.address));
            println!("It leads to the driver's and the assistant's pages too; /docs is the API. To sign in elsewhere:");
            println!("  client    phone {}  password {}", samples.client.phone, signup::PASSWORD);
            println!("  assistant phone {}  password {}", samples.assistant.phone, signup::PASSWORD);
            println!("  console   phone {ADMINISTRATOR}  password {}\n", signup::PASSWORD);
        } else {
            return end.await?;
        }
        tokio::select! {
            () = view.watch(&mut events, &clocks.wall, &clocks.dispatch) => {}
            outcome = &mut end => {
                outcome??;
                // the last of what was told is still on its way
                view.watch(&mut events, &clocks.wall, &clocks.dispatch).await;
            }
        }
        drop(events);
        // on a day that was over at once
        garage.await?;
        print!("\n{}", view.tally().summary(&day.attribution));
        if !exit {
            println!("The fleet stays on duty; serving on until stopped (Ctrl-C).");
            std::future::pending::<()>().await;
        }
        Ok(())
    }

    /// Tells the web apps whom a visitor may be.
    async fn invite(&self, samples: &Samples) -> anyhow::Result<()> {
        let prefix = &self.running.parts.settings.accounts.phone_prefix;
        let admin = app::read_admin(ADMINISTRATOR, "", signup::PASSWORD, prefix).map_err(anyhow::Error::msg)?;
        self.running.parts.accounts.ensure_admin(admin).await?;
        let one = |phone: &str| DemoPerson { phone_number: phone.to_owned(), password: signup::PASSWORD.to_owned() };
        let accounts = DemoAccounts {
            driver: one(&samples.client.phone),
            assistant: one(&samples.assistant.phone),
            console: one(ADMINISTRATOR),
        };
        self.running.web.invite(accounts, Arc::clone(&self.clock));
        Ok(())
    }

    fn scene(&self, events: mpsc::Sender<Event>) -> anyhow::Result<Scene> {
        let parts = &self.running.parts;
        let wall = parts.clocks.wall.clone();
        let dispatch = &parts.settings.dispatch;
        Ok(Scene {
            api: Arc::new(Api::new(format!("http://{}", reachable(self.running.address)), wall)?),
            clock: self.clock.clone(),
            events,
            circuity: dispatch.circuity,
            speed_kmh: dispatch.speed_kmh,
        })
    }

    async fn close(self) {
        self.people.stop();
        if self.people.join().is_err() {
            tracing::error!("the demo's own thread panicked");
        }
        self.running.stop().await;
    }
}

/// Everybody's part, on their own thread.
async fn perform(
    scene: Arc<Scene>,
    plan: &Plan,
    midnight: Timestamp,
    clock: &ScaledClock,
    ready: oneshot::Sender<Samples>,
) -> anyhow::Result<()> {
    let prepared = day::prepare(scene, &plan.day, plan.fleet, SEED).await?;
    let samples = Samples { client: prepared.sample_client.clone(), assistant: prepared.sample_assistant.clone() };
    let warm = async {
        clock.sleep_until(clock.now() + WARM_UP).await;
        clock.set_speed(plan.speed);
        let _stopping = ready.send(samples);
    };
    let (lived, ()) = futures_util::join!(day::live(prepared, &plan.day, midnight, clock, SEED), warm);
    lived
}
