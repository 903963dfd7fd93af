//! One run on one database: people play, the server is harmed, everything is brought to an end, and the checker looks.

mod closing;
mod harm;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, Instant};

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::Value;
use tokio::task::{JoinHandle, spawn_local};

use super::arguments::Size;
use super::check::{check_in_the_end, check_now};
use super::database::Database;
use super::fact::{Channel, Kind};
use super::listener::Listener;
use super::look::Look;
use super::person::Person;
use super::plan::{End, Plan, Round};
use super::program::{Program, SHUTDOWN_SECONDS, Starting, seed};
use super::proxy::Proxy;
use super::report::Outcome;
use super::seen::Broken;
use super::stage::Stage;
use super::{assistant, client};

/// No pause in the load is longer, whatever was done to the server: else it does not go on.
const GOES_ON_WITHIN: Duration = Duration::from_secs(30);
/// Time for the rest of a stop in order once the connections are closed: positions are written.
const STOPS_WITHIN: Duration = Duration::from_secs(SHUTDOWN_SECONDS + 3);
/// The checker looks after each of so many rounds, and then, as it takes ever longer, after every so many.
const LOOKS: u32 = 20;

/// Who does what to whom.
struct Director {
    stage: Rc<Stage>,
    database: Database,
    proxy: Proxy,
    random: StdRng,
    program: Option<Program>,
    log: PathBuf,
    probe: Rc<Person>,
}

/// A run of this size; everything random follows from `seed_number`.
pub(crate) async fn run(database: Database, size: Size, seed_number: u64) -> Outcome {
    let folder = tempfile::Builder::new().prefix("depannini-chaos-log-").tempdir().expect("a folder for the log");
    let proxy = Proxy::start().await;
    let stage = Rc::new(Stage::new(proxy.address.to_string(), seed_number));
    // past any proxy: it would be carried by the very thread that waits here
    let people = seed(&database.direct_url(), size.people + 1, size.people);
    let persons = |kind: &str| -> Vec<Rc<Person>> {
        let rows = people[kind].as_array().into_iter().flatten();
        rows.map(|row: &Value| Person::new(row, Rc::clone(&stage))).collect()
    };
    let (mut clients, assistants) = (persons("clients"), persons("assistants"));
    let probe = clients.pop().expect("one more client than asked for");
    let mut director = Director {
        stage: Rc::clone(&stage),
        database,
        proxy,
        random: StdRng::seed_from_u64(seed_number ^ 0x5eed),
        program: None,
        log: folder.path().join("server.log"),
        probe,
    };
    let owns: Vec<_> = assistants.iter().map(|me| Rc::new(Listener::open(me, own_channel(me), 0))).collect();
    let mut lives: Vec<(String, JoinHandle<()>)> = Vec::new();
    for me in &clients {
        lives.push((format!("client {}", me.id), spawn_local(client::live(Rc::clone(me)))));
    }
    for (me, own) in assistants.iter().zip(&owns) {
        lives.push((format!("assistant {}", me.id), spawn_local(assistant::live(Rc::clone(me), Rc::clone(own)))));
    }

    let mut plan = Plan::new(seed_number, size);
    let mut round = 0;
    let goal = u64::from(size.kills);
    while (stage.seen.counted("kills") < goal || stage.seen.writes() < goal * size.least) && !director.is_hopeless() {
        round += 1;
        stage.seen.round.set(round);
        let drawn = plan.next();
        director.round(drawn).await;
        if round <= LOOKS || round % LOOKS == 0 {
            check_now(&Look::at(&director.database.direct_url()).rows(), &stage.seen);
        }
        if round % 10 == 0 {
            println!("  round {round}: {} kills, {} writes", stage.seen.counted("kills"), stage.seen.writes());
        }
    }
    director.close(&assistants, &owns, lives).await;
    director.stop_in_order().await;
    check_in_the_end(&Look::at(&director.database.direct_url()).rows(), &stage.seen);
    director.read_log();
    let outcome = Outcome::of(&stage.seen);
    if !outcome.is_clean() {
        println!("  the server's log is kept in {}", folder.keep().display());
    }
    outcome
}

fn own_channel(me: &Person) -> Channel {
    Channel { kind: Kind::Assistant, id: me.id }
}

impl Director {
    /// More of the same would tell nothing new.
    fn is_hopeless(&self) -> bool {
        self.stage.seen.findings().len() > 200
    }

    fn finding(&self, broken: Broken, text: String) {
        self.stage.seen.finding(broken, text);
    }

    /// One life of the server.
    async fn round(&mut self, Round { faults, end }: Round) {
        if let End::KillEarly(after) = end {
            return self.kill_early(after).await;
        }
        self.start().await;
        for (writes, fault) in faults {
            self.wait_for_writes(writes).await;
            self.harm(fault).await;
            self.goes_on().await;
        }
        match end {
            End::Terminate(writes) => {
                self.wait_for_writes(writes).await;
                self.stop_in_order().await;
            }
            End::Kill(writes) => {
                self.wait_for_writes(writes).await;
                self.kill();
            }
            End::KillEarly(_) => {}
        }
    }

    async fn start(&mut self) {
        if self.program.is_some() {
            return;
        }
        let started = Instant::now();
        match Starting::launch(&self.database.url(), &self.log).ready().await {
            Ok(program) => {
                self.proxy.lead_to(Some(program.address));
                self.stage.seen.highest("slowest start in ms", started.elapsed().as_millis() as u64);
                self.program = Some(program);
            }
            Err(why) => self.finding(Broken::Stuck, format!("it does not start: {why}")),
        }
    }

    /// Kills it in its first second, ready or not.
    async fn kill_early(&mut self, after: Duration) {
        let starting = Starting::launch(&self.database.url(), &self.log);
        let begun = Instant::now();
        let ready = tokio::time::timeout(after, starting.ready()).await;
        match ready {
            Err(_still_starting) => {}
            Ok(Ok(program)) => {
                self.proxy.lead_to(Some(program.address));
                tokio::time::sleep(after.saturating_sub(begun.elapsed())).await;
                self.proxy.lead_to(None);
                program.kill();
            }
            Ok(Err(why)) => self.finding(Broken::Stuck, format!("it does not start: {why}")),
        }
        self.stage.seen.count("kills");
        self.stage.seen.count("kills in the first second");
    }

    /// Asks the server to stop, and looks whether it does, and in time.
    async fn stop_in_order(&mut self) {
        let Some(program) = self.program.take() else { return };
        let seen = &self.stage.seen;
        self.stage.stopping.set(Some(seen.round.get()));
        let ended = program.terminate(STOPS_WITHIN).await;
        self.proxy.lead_to(None);
        match ended {
            Some((status, took)) => {
                seen.count("stops in order");
                seen.highest("slowest stop in ms", took.as_millis() as u64);
                if !status.success() {
                    self.finding(Broken::Odd, format!("asked to stop, it ended with {status}"));
                }
            }
            None => self.finding(Broken::Stuck, format!("asked to stop, it still ran after {STOPS_WITHIN:?}")),
        }
        // what was on its way to the sockets has arrived by now
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.stage.stopping.set(None);
    }

    /// Kills the server, if it runs.
    fn kill(&mut self) {
        let Some(mut program) = self.program.take() else { return };
        if !program.is_alive() {
            self.finding(Broken::Odd, format!("it died by itself: {}", super::program::tail(&self.log)));
        }
        self.proxy.lead_to(None);
        program.kill();
        self.stage.seen.count("kills");
    }

    /// Waits until so much more has been acknowledged; a run goes on where little is.
    async fn wait_for_writes(&self, writes: u64) {
        let (goal, until) = (self.stage.seen.writes() + writes, Instant::now() + Duration::from_secs(15));
        while self.stage.seen.writes() < goal && Instant::now() < until {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// After whatever happened everything goes on by itself.
    async fn goes_on(&self) {
        let (before, since) = (self.stage.seen.writes(), Instant::now());
        while self.stage.seen.writes() == before {
            if since.elapsed() > GOES_ON_WITHIN {
                return self.finding(Broken::Stuck, format!("nothing is acknowledged for {GOES_ON_WITHIN:?}"));
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        self.stage.seen.highest("slowest return in ms", since.elapsed().as_millis() as u64);
    }

    /// Panics and defects show in the server's own log.
    fn read_log(&self) {
        let log: &Path = &self.log;
        let text = std::fs::read_to_string(log).unwrap_or_default();
        for line in text.lines().filter(|line| line.contains("panicked")).take(20) {
            self.finding(Broken::Odd, format!("the server's log: {line}"));
        }
    }
}
