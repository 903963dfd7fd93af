//! `depannini load`: bounded load against a running server; each figure is printed beside its baseline of the same run.

mod crowd;
mod echo;
mod frame;
mod latency;
mod people;
mod process;
mod report;
mod socket;
mod stalled;
mod store;
mod throughput;
mod times;

use std::collections::HashMap;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;
use tokio::sync::mpsc;

use self::crowd::{Held, Listening, Seat};
use self::echo::Echo;
use self::latency::Scene;
use self::people::{Member, People};
use self::process::Process;
use self::report::{Figure, Report, Verdict};
use self::stalled::Size;
use self::store::Commits;
use self::throughput::{Push, Side};
use crate::cli::api::Api;
use crate::kernel::time::SystemClock;

/// KiB of memory that an idle socket may cost.
const MEMORY_AIM: f64 = 20.0;
/// Files that this program has open beside its sockets.
const OTHER_FILES: u64 = 200;
/// Offers that may wait to be counted: a request tells eight.
const OFFERS: usize = 4096;
/// The server's sockets have settled.
const SETTLED: Duration = Duration::from_secs(1);

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    role: Option<Role>,
    /// Where the server listens.
    #[arg(long, default_value = "http://127.0.0.1:8000", value_name = "URL")]
    url: String,
    /// Load a server that is not of this machine. Only one that is yours.
    #[arg(long)]
    allow_remote: bool,
    /// Seconds of load for each measurement.
    #[arg(long, default_value_t = 10, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
    /// Sockets of assistants that are open at once.
    #[arg(long, default_value_t = 5000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=50_000))]
    sockets: u32,
    /// Sockets of the `stalled` scenario, of which a tenth stalls.
    #[arg(long, default_value_t = 1000, value_name = "N", value_parser = clap::value_parser!(u32).range(10..=10_000))]
    room_sockets: u32,
    /// What to measure.
    #[arg(long, value_enum, default_value_t = Scenario::All)]
    scenario: Scenario,
    /// Accounts that `depannini seed --out FILE` wrote; a development server makes its own.
    #[arg(long, value_name = "FILE")]
    seeded: Option<PathBuf>,
    /// Compare with commits on this PostgreSQL, the server's (default: commits on a SQLite file of its own).
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Where that file is made: the disk of the server's database (default: beside its file, if that can be seen).
    #[arg(long, value_name = "DIR", conflicts_with = "database_url")]
    folder: Option<PathBuf>,
    /// The server's process, to see its memory (default: whoever listens there).
    #[arg(long, value_name = "PID")]
    pid: Option<u32>,
    /// HTTP workers of the server, as many as the bare echo server gets; 0 means one for each core.
    #[arg(long, default_value_t = 0, value_name = "N")]
    workers: usize,
    /// Location frames on their way on each socket.
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=16))]
    depth: u32,
    /// Where the figures are written as JSON.
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Role {
    /// Be the bare echo server.
    #[command(name = echo::WORD, hide = true)]
    Echo {
        #[arg(long, default_value_t = 0)]
        workers: usize,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Scenario {
    /// Everything.
    All,
    /// Memory of an idle socket.
    Memory,
    /// Location frames in, beside a bare echo.
    Location,
    /// Request to offer and acceptance to status, beside a durable commit.
    Latency,
    /// Delivery while some sockets stall.
    Stalled,
}

impl Scenario {
    fn includes(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    if let Some(Role::Echo { workers }) = &arguments.role {
        return super::block_on(echo::serve(*workers));
    }
    let (base, address) = server(&arguments.url, arguments.allow_remote)?;
    super::block_on(async {
        let run = Load::prepare(arguments, base, address).await?;
        let report = run.measure().await?;
        if let Some(file) = &arguments.json {
            let text = serde_json::to_string_pretty(&report)?;
            std::fs::write(file, text).with_context(|| format!("writing {}", file.display()))?;
        }
        let (reached, missed) = report.tally();
        println!("{reached} aims reached, {missed} missed");
        Ok(())
    })
}

/// The server's base address, and where its sockets are.
fn server(url: &str, allow_remote: bool) -> anyhow::Result<(String, SocketAddr)> {
    let expected = || format!("--url {url}: expected something like http://127.0.0.1:8000");
    let parsed = reqwest::Url::parse(url).with_context(expected)?;
    ensure!(
        parsed.scheme() == "http",
        "{} (sockets without TLS, so that the server is measured and no cipher)",
        expected()
    );
    let host = parsed.host_str().with_context(expected)?;
    let port = parsed.port_or_known_default().with_context(expected)?;
    let found = (host.trim_matches(['[', ']']), port).to_socket_addrs();
    let address = found.with_context(|| format!("looking up {host}"))?.next().with_context(expected)?;
    if !address.ip().is_loopback() && !allow_remote {
        bail!("{host} is not this machine; if that server is yours to load, say --allow-remote");
    }
    Ok((format!("http://{host}:{port}"), address))
}

/// A run, prepared.
struct Load<'a> {
    arguments: &'a Arguments,
    api: Api,
    address: SocketAddr,
    process: Option<Process>,
    people: People,
}

impl<'a> Load<'a> {
    async fn prepare(arguments: &'a Arguments, base: String, address: SocketAddr) -> anyhow::Result<Self> {
        let api = Api::new(base, Arc::new(SystemClock))?;
        api.call(reqwest::Method::GET, "/healthz", "", &json!(null))
            .await
            .with_context(|| format!("no server at {address}; start one with `depannini serve`"))?
            .expect(200, "asking the server how it is")?;
        let process = arguments
            .pid
            .map(Process)
            .or_else(|| address.ip().is_loopback().then(|| Process::listening(address)).flatten());
        enough_files(arguments, process)?;
        let (clients, assistants) = needed(arguments);
        let people = match &arguments.seeded {
            Some(file) => People::from_file(file)?,
            None => People::from_server(&api, u32::try_from(clients)?, u32::try_from(assistants)?).await?,
        };
        people.at_least(clients, assistants)?;
        Ok(Self { arguments, api, address, process, people })
    }

    async fn measure(&self) -> anyhow::Result<Report> {
        let arguments = self.arguments;
        let started = process::load();
        let mut report = Report::default();
        println!(
            "Loading http://{} with {} sockets; load of the machine at the start: {started}",
            self.address, arguments.sockets
        );
        if self.process.is_none() {
            println!("the server's process cannot be seen, so neither can its memory (see --pid)");
        }
        let wanted = |scenario| arguments.scenario.includes(scenario);
        if wanted(Scenario::Memory) || wanted(Scenario::Location) || wanted(Scenario::Latency) {
            self.with_crowd(&mut report).await?;
        }
        if wanted(Scenario::Stalled) {
            let size = Size { sockets: arguments.room_sockets as usize, span: self.span() };
            let figures = stalled::measure(&self.api, self.address, &self.people, self.process, size).await?;
            report.add("Stalled readers", figures);
        }
        report.run = json!({
            "url": arguments.url, "seconds": arguments.seconds, "sockets": arguments.sockets,
            "room_sockets": arguments.room_sockets, "depth": arguments.depth, "workers": arguments.workers,
            "cores": std::thread::available_parallelism().map_or(0, usize::from),
            "load_before": started, "load_after": process::load(),
        });
        Ok(report)
    }

    /// What is measured with many idle or talking sockets of assistants.
    async fn with_crowd(&self, report: &mut Report) -> anyhow::Result<()> {
        let wanted = |scenario| self.arguments.scenario.includes(scenario);
        let echo = Echo::start(self.arguments.workers, self.process)?;
        let seat = |who| Seat { path: "/".to_owned(), who, narrow: false };
        let echo_seats = vec![seat(None); self.arguments.sockets as usize];
        let (echo_crowd, bare) = self.opened(echo.address, echo_seats, Some(echo.process())).await?;
        let open: HashMap<i64, Rc<Member>> =
            self.assistants().map(|assistant| (assistant.id, Rc::new(assistant.clone()))).collect();
        let seats = self
            .assistants()
            .filter_map(|assistant| open.get(&assistant.id))
            .map(|who| Seat { path: format!("/ws/assistant/{}/", who.id), ..seat(Some(Rc::clone(who))) });
        let (crowd, ours) = self.opened(self.address, seats.collect(), self.process).await?;
        if wanted(Scenario::Memory) {
            report.add("Memory", ours.map(|value| memory(value, bare, crowd.len())).into_iter().collect());
        }
        let crowd = self.arrive(crowd).await?;
        let crowd = if wanted(Scenario::Latency) {
            let sockets = crowd.len();
            let (tell, mut heard) = mpsc::channel(OFFERS);
            let listening = Listening::to(crowd, &tell);
            let scene = Scene { api: &self.api, address: self.address, people: &self.people, open, sockets };
            let figures = latency::measure(&scene, &mut self.commits()?, &mut heard, self.span()).await?;
            report.add("From one person to the other", figures);
            listening.back().await?
        } else {
            crowd
        };
        if wanted(Scenario::Location) {
            let mut bare = Side { crowd: echo_crowd, process: Some(echo.process()) };
            let mut ours = Side { crowd, process: self.process };
            let push = Push { span: self.span(), depth: self.arguments.depth };
            report.add("Location frames", throughput::measure(&self.api, &mut bare, &mut ours, push).await?);
        }
        Ok(())
    }

    fn span(&self) -> Duration {
        Duration::from_secs(self.arguments.seconds)
    }

    fn assistants(&self) -> impl Iterator<Item = &Member> {
        self.people.assistants.iter().take(self.arguments.sockets as usize)
    }

    /// Opens sockets; with what each costs the process, in KiB.
    async fn opened(
        &self,
        address: SocketAddr,
        mut seats: Vec<Seat>,
        process: Option<Process>,
    ) -> anyhow::Result<(Vec<Held>, Option<f64>)> {
        // a few first: what is made once is not the price of a socket
        let rest = seats.split_off(seats.len().min(seats.len() / 20 + 1));
        let mut crowd = crowd::open(&self.api, address, seats).await?;
        self.settle().await;
        let before = process.map(Process::resident).transpose()?;
        let count = rest.len();
        crowd.extend(crowd::open(&self.api, address, rest).await?);
        self.settle().await;
        let after = process.map(Process::resident).transpose()?;
        let each = |(before, after): (u64, u64)| after.saturating_sub(before) as f64 / 1024.0 / count.max(1) as f64;
        Ok((crowd, before.zip(after).map(each)))
    }

    async fn settle(&self) {
        self.api.wall().sleep_until(self.api.wall().now() + SETTLED).await;
    }

    /// Everybody says where they are: accounts from a file may be older than a position is believed.
    async fn arrive(&self, crowd: Vec<Held>) -> anyhow::Result<Vec<Held>> {
        for held in &crowd {
            if let Some(who) = &held.seat.who {
                let mut bytes = Vec::new();
                frame::text(&mut bytes, &json!({ "type": "location", "lat": who.lat, "lng": who.lng }).to_string());
                held.socket.write(&bytes).await?;
            }
        }
        self.settle().await;
        Ok(crowd)
    }

    fn commits(&self) -> anyhow::Result<Commits> {
        if let Some(url) = &self.arguments.database_url {
            return Commits::on_server(url);
        }
        let beside = self.arguments.folder.clone().or_else(|| self.process?.database_folder());
        Commits::in_folder(&beside.unwrap_or_else(|| PathBuf::from(".")))
    }
}

fn memory(value: f64, bare: Option<f64>, count: usize) -> Figure {
    Figure {
        name: "memory_per_idle_socket",
        value,
        unit: "KiB",
        baseline: bare.map(|bare| ("bare actix-ws", bare)),
        aim: Some("≤ 20 KiB"),
        // of few sockets each carries pages that many would share
        verdict: if count >= 500 { Verdict::of(value <= MEMORY_AIM) } else { Verdict::NotJudged },
        note: format!("resident memory, {count} authenticated sockets of as many rooms"),
    }
}

/// How many clients and assistants a run needs.
fn needed(arguments: &Arguments) -> (usize, usize) {
    let size = Size { sockets: arguments.room_sockets as usize, span: Duration::ZERO };
    let rooms = if arguments.scenario.includes(Scenario::Stalled) { size.rooms() } else { 1 };
    let crowd = if arguments.scenario == Scenario::Stalled { 0 } else { arguments.sockets as usize };
    // half of the assistants tow, and those who are told must not be all taken
    (rooms.max(4), crowd.max(rooms * 4))
}

/// Checks that both processes may open as many sockets.
fn enough_files(arguments: &Arguments, server: Option<Process>) -> anyhow::Result<()> {
    let sockets = if arguments.scenario == Scenario::Stalled { arguments.room_sockets } else { arguments.sockets };
    // ours: one socket to each of the two servers
    let ours = 2 * u64::from(sockets) + OTHER_FILES;
    let theirs = u64::from(sockets) + OTHER_FILES;
    for (who, process, needs) in [("this command", Some(process::own()), ours), ("the server", server, theirs)] {
        if let Some(most) = process.and_then(Process::most_files)
            && most < needs
        {
            bail!(
                "{who} may have {most} files open and needs {needs}: say `ulimit -n {needs}` before starting it, or ask \
                 for fewer --sockets"
            );
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_unless_told_otherwise() {
        let (base, address) = server("http://127.0.0.1:8123", false).unwrap();
        assert_eq!((base.as_str(), address), ("http://127.0.0.1:8123", "127.0.0.1:8123".parse().unwrap()));
        assert!(server("http://[::1]:8123/", false).unwrap().1.is_ipv6());
        let refused = server("http://192.0.2.1:8000", false).unwrap_err().to_string();
        assert!(refused.contains("--allow-remote"), "{refused}");
        assert!(server("http://192.0.2.1:8000", true).is_ok());
        for wrong in ["https://127.0.0.1", "127.0.0.1:8000", "nonsense"] {
            assert!(server(wrong, false).is_err(), "{wrong}");
        }
    }
}
