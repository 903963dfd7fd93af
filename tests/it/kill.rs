//! The real program, killed in the middle of its work again and again: whatever it acknowledged is there.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use depannini::accounts::Password;
use depannini::app::{DatabaseLock, accounts_alone};
use depannini::kernel::secret::ExposeSecret as _;
use depannini::storage::Backend;
use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::harness::{Database, Outside, PASSWORD, Person, Truck, newcomer, settings};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const CLIENTS: u32 = 12;
const ASSISTANTS: u32 = 12;
/// Answers between one kill and the next.
const LOAD: u64 = 150;
const KILLS: u64 = 5;

/// The program as it is delivered.
struct Program {
    child: Child,
    base: String,
}

impl Program {
    fn start(url: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_depannini"))
            .args(["serve", "--bind", "127.0.0.1:0", "--database-url", url])
            .env("DEPANNINI__LIMITS__REQUESTS_PER_SECOND", "100000")
            .env("DEPANNINI__LIMITS__REQUEST_BURST", "100000")
            .env("DEPANNINI__SERVER__WORKERS", "2")
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().expect("a line that says where it serves").unwrap();
        let base = line.split_whitespace().find(|word| word.starts_with("http://")).expect("an address").to_owned();
        Self { child, base }
    }

    /// Ends it as the machine would: no signal that it could hear.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// What was answered 2xx.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Acknowledged {
    Asked { id: i64, client: i64 },
    Accepted { id: i64, assistant: i64 },
    Said { id: i64, message: i64, text: String },
    Moved { id: i64, status: &'static str },
}

/// What all who load the server share.
struct Load {
    acknowledged: Mutex<Vec<Acknowledged>>,
    answers: AtomicU64,
    /// The newest assistance that anybody knows of.
    newest: AtomicI64,
    over: AtomicBool,
    /// The answer after which the program is to be killed, and who is to be told.
    fatal: u64,
    reaper: mpsc::Sender<()>,
}

impl Load {
    fn acknowledge(&self, what: Acknowledged) {
        self.acknowledged.lock().unwrap().push(what);
    }

    /// One call; `None` when the server died meanwhile or said no.
    async fn call(&self, who: &Person, method: &str, path: &str, body: &Value) -> Option<Value> {
        let response = match who.call(method, path).json(body).send().await {
            Ok(response) => response,
            Err(_) => return self.die(),
        };
        let status = response.status().as_u16();
        // an answer whose body was cut is none
        let Ok(text) = response.text().await else { return self.die() };
        if self.answers.fetch_add(1, Ordering::Relaxed) + 1 == self.fatal {
            self.reaper.send(()).unwrap();
        }
        assert!(status < 500 || status == 503, "{method} {path}: {status} {text}");
        (status < 300).then(|| serde_json::from_str(&text).unwrap())
    }

    fn die(&self) -> Option<Value> {
        assert!(self.answers.load(Ordering::Relaxed) >= self.fatal, "it died by itself");
        self.over.store(true, Ordering::Relaxed);
        None
    }

    /// Asks, talks, calls off some, until the server dies.
    async fn client(&self, me: &Person) {
        let mut round = 0;
        while !self.over.load(Ordering::Relaxed) {
            round += 1;
            let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": 36.8, "lng": 3.1}});
            if let Some(asked) = self.call(me, "POST", "/api/assistance/request/", &body).await {
                let id = asked["assistance"]["id"].as_i64().unwrap();
                self.newest.fetch_max(id, Ordering::Relaxed);
                self.acknowledge(Acknowledged::Asked { id, client: me.id });
            }
            let Some(mine) = self.call(me, "GET", "/api/assistance/view/?limit=1", &json!({})).await else { continue };
            let Some(id) = mine["Assistance"][0]["id"].as_i64() else { continue };
            self.say(me, id).await;
            if round % 4 == 0 {
                let path = format!("/api/assistance/update/{id}/");
                if self.call(me, "PATCH", &path, &json!({"status": "canceled"})).await.is_some() {
                    self.acknowledge(Acknowledged::Moved { id, status: "canceled" });
                }
            }
        }
    }

    /// Accepts whatever is open, in a throng, and works it off, until the server dies.
    async fn assistant(&self, me: &Person) {
        while !self.over.load(Ordering::Relaxed) {
            let newest = self.newest.load(Ordering::Relaxed);
            let mut mine = None;
            for id in (newest - i64::from(CLIENTS)..=newest).filter(|id| *id > 0).rev() {
                let path = format!("/api/assistance/accept/{id}/");
                if self.call(me, "PATCH", &path, &json!({})).await.is_some() {
                    self.acknowledge(Acknowledged::Accepted { id, assistant: me.id });
                    mine = Some(id);
                    break;
                }
                if self.over.load(Ordering::Relaxed) {
                    return;
                }
            }
            if mine.is_none() {
                // a job from before the last kill may still be under way
                let found = self.call(me, "GET", "/api/assistance/view/?limit=1", &json!({})).await;
                mine = found.and_then(|found| found["Assistance"][0]["id"].as_i64());
            }
            let Some(id) = mine else { continue };
            self.say(me, id).await;
            for status in ["ongoing", "completed"] {
                let path = format!("/api/assistance/update/{id}/");
                if self.call(me, "PATCH", &path, &json!({ "status": status })).await.is_some() {
                    self.acknowledge(Acknowledged::Moved { id, status });
                }
            }
        }
    }

    async fn say(&self, me: &Person, id: i64) {
        let text = format!("{} after {}", me.name, self.answers.load(Ordering::Relaxed));
        let path = format!("/api/assistance/{id}/messages/");
        if let Some(said) = self.call(me, "POST", &path, &json!({ "message": text })).await {
            self.acknowledge(Acknowledged::Said { id, message: said["id"].as_i64().unwrap(), text });
        }
    }
}

/// People in a database that no server holds yet.
async fn seed(url: &str) -> Vec<Person> {
    let mut settings = settings();
    settings.database.url = url.to_owned();
    let _lock = DatabaseLock::take(&Backend::from_url(url).unwrap()).unwrap();
    let accounts = accounts_alone(&settings).unwrap();
    let people = (1..=CLIENTS + ASSISTANTS)
        .map(|number| newcomer(number, (number > CLIENTS).then_some(Truck::LIGHT), ALGIERS, "2099-12-31"));
    let people: Vec<_> = people.collect();
    let names: Vec<_> = people.iter().map(|new| new.name.clone()).collect();
    let made = accounts.seed(people, &Password::parse(PASSWORD).unwrap()).await.unwrap();
    let http = reqwest::Client::builder().timeout(Duration::from_secs(15)).build().unwrap();
    made.into_iter()
        .zip(names)
        .map(|(made, name)| Person {
            id: made.id.get(),
            name,
            phone: String::new(),
            token: Some(made.access.expose_secret().to_owned()),
            base: String::new(),
            http: http.clone(),
        })
        .collect()
}

/// Holds every acknowledged answer against what the database has.
fn compare(outside: &mut Outside, acknowledged: &[Acknowledged]) {
    let mut winners = BTreeMap::new();
    for what in acknowledged {
        let held = match what {
            Acknowledged::Asked { id, client } => {
                format!("assistances where id = {id} and client_id = {client}")
            }
            Acknowledged::Accepted { id, assistant } => {
                assert_eq!(winners.insert(*id, *assistant), None, "{id} has two winners");
                format!("assistances where id = {id} and assistant_id = {assistant} and accepted_at is not null")
            }
            Acknowledged::Said { id, message, text } => {
                format!("messages where id = {message} and assistance_id = {id} and body = '{text}'")
            }
            Acknowledged::Moved { id, status: "ongoing" } => {
                format!("assistances where id = {id} and started_at is not null")
            }
            Acknowledged::Moved { id, status } => format!("assistances where id = {id} and status = '{status}'"),
        };
        assert_eq!(outside.number(&format!("select count(*) as number from {held}")), 1, "lost: {what:?}");
    }
    // what was never acknowledged may be there or not, but whole: the journal without gap or repeat …
    let torn = outside.lines(
        "select c.channel_kind || ' ' || c.channel_id as line from journal_channels c \
         left join journal_events e on e.channel_kind = c.channel_kind and e.channel_id = c.channel_id \
         group by c.channel_kind, c.channel_id, c.last_seq \
         having count(e.seq) <> c.last_seq or min(e.seq) <> 1 or max(e.seq) <> c.last_seq",
    );
    assert_eq!(torn, Vec::<String>::new());
    assert_eq!(
        outside.number(
            "select count(*) as number from journal_events e where not exists (select 1 from journal_channels c \
             where c.channel_kind = e.channel_kind and c.channel_id = e.channel_id)"
        ),
        0
    );
    // … and each state with its facts
    let told = outside.lines(
        "select cast(channel_id as text) || ' ' || payload as line from journal_events \
         where channel_kind = 'assistance' and kind = 'status' order by channel_id, seq",
    );
    let mut stories: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for line in told {
        let (id, fact) = line.split_once(' ').unwrap();
        let fact: Value = serde_json::from_str(fact).unwrap();
        stories.entry(id.parse().unwrap()).or_default().push(fact["status"].as_str().unwrap().to_owned());
    }
    for line in outside.lines("select cast(id as text) || ' ' || status as line from assistances") {
        let (id, status) = line.split_once(' ').unwrap();
        let story = stories.remove(&id.parse().unwrap()).unwrap_or_default();
        assert_eq!(story.last().map_or("requested", String::as_str), status, "{id}: {story:?}");
        let steps = ["accepted", "ongoing", "completed"];
        let forward: Vec<_> = story.iter().filter(|status| *status != "canceled").collect();
        assert_eq!(forward, steps[..forward.len()].iter().collect::<Vec<_>>(), "{id}: {story:?}");
        assert!(
            story.iter().filter(|status| *status == "completed" || *status == "canceled").count() <= 1,
            "{story:?}"
        );
    }
    let said = outside.number("select count(*) as number from messages");
    assert_eq!(outside.number("select count(*) as number from journal_events where kind = 'chat'"), said);
    for (what, rows) in [
        (
            "two open assistances of one client",
            "client_id from assistances where status in ('requested', 'accepted', 'ongoing') group by client_id",
        ),
        (
            "two jobs of one assistant",
            "assistant_id from assistances where status in ('accepted', 'ongoing') group by assistant_id",
        ),
        ("two accepted offers", "assistance_id from offers where status = 'accepted' group by assistance_id"),
    ] {
        let found =
            outside.number(&format!("select count(*) as number from (select {rows} having count(*) > 1) twice"));
        assert_eq!(found, 0, "{what}");
    }
    let open = "select count(*) as number from offers o join assistances a on a.id = o.assistance_id \
                where o.status = 'open' and a.status <> 'requested'";
    assert_eq!(outside.number(open), 0, "open offers of what is no longer open");
}

async fn survives(database: Database) {
    let url = database.url();
    let mut people = seed(&url).await;
    let mut acknowledged = Vec::new();
    let mut newest = 1;
    for kill in 0..KILLS {
        let program = Program::start(&url);
        for person in &mut people {
            person.base.clone_from(&program.base);
        }
        let (reaper, enough) = mpsc::channel();
        let load = Load {
            acknowledged: Mutex::default(),
            answers: AtomicU64::new(0),
            newest: AtomicI64::new(newest),
            over: AtomicBool::new(false),
            fatal: LOAD * (kill + 1),
            reaper,
        };
        let reaper = std::thread::spawn(move || {
            enough.recv().unwrap();
            program.kill();
        });
        let (clients, assistants) = people.split_at(CLIENTS as usize);
        let asking = clients.iter().map(|me| load.client(me));
        let working = assistants.iter().map(|me| load.assistant(me));
        join(join_all(asking), join_all(working)).await;
        reaper.join().unwrap();
        newest = load.newest.load(Ordering::Relaxed);
        acknowledged.append(&mut load.acknowledged.lock().unwrap());
        let mut outside = database.outside();
        // a server may still be finishing what the program had asked for
        outside.hold_still();
        compare(&mut outside, &acknowledged);
    }
    let count = |wanted: fn(&Acknowledged) -> bool| acknowledged.iter().filter(|what| wanted(what)).count();
    let (asked, accepted, said, moved) = (
        count(|what| matches!(what, Acknowledged::Asked { .. })),
        count(|what| matches!(what, Acknowledged::Accepted { .. })),
        count(|what| matches!(what, Acknowledged::Said { .. })),
        count(|what| matches!(what, Acknowledged::Moved { .. })),
    );
    println!("{KILLS} kills: {asked} asked, {accepted} accepted, {said} said, {moved} moved");
    assert!([asked, accepted, said, moved].iter().all(|count| *count > 10), "a load that loads nothing proves nothing");
    database.drop_it();
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    survives(Database::sqlite()).await;
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost_on_postgres() {
    let Some(database) = Database::postgres() else { return };
    survives(database).await;
}
