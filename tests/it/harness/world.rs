//! A server with its own database, clocks that stand still, and people.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use depannini::accounts::{AssistantDetails, Login, NewAccount, NewAdmin, Password};
use depannini::app::{self, Clocks, Running};
use depannini::config::{Overrides, Settings};
use depannini::kernel::contact::Phone;
use depannini::kernel::geo::Point;
use depannini::kernel::id::AssistantId;
use depannini::kernel::secret::{ExposeSecret as _, SecretString};
use depannini::kernel::time::{ManualClock, Timestamp};

use super::database::Database;
use super::{Outside, Person, Truck, panics};

/// The password of everybody in a test.
pub(crate) const PASSWORD: &str = "correct-horse-7";

pub(crate) struct World {
    /// The server; `None` while it is down.
    running: tokio::sync::Mutex<Option<Running>>,
    pub(crate) settings: Settings,
    /// The time of day.
    pub(crate) wall: Arc<ManualClock>,
    /// The time of the dispatch.
    pub(crate) time: Arc<ManualClock>,
    pub(crate) base: String,
    database: Database,
    /// Where backups go.
    pub(crate) backups: tempfile::TempDir,
    http: reqwest::Client,
    people: AtomicU32,
}

/// The defaults, made quick.
pub(crate) fn settings() -> Settings {
    let mut settings = depannini::config::load(&Overrides::default(), std::iter::empty()).unwrap();
    settings.server.bind = "127.0.0.1:0".to_owned();
    settings.server.workers = 2;
    settings.server.shutdown_seconds = 1;
    settings.accounts.bcrypt_cost = 4;
    settings.database.connections = 4;
    // one address asks for everybody
    settings.limits.requests_per_second = 100_000;
    settings.limits.request_burst = 100_000;
    settings.limits.estimates_per_minute = 100_000;
    settings
}

impl World {
    pub(crate) async fn on_sqlite(change: fn(&mut Settings)) -> Self {
        Self::with(Database::sqlite(), change).await
    }

    pub(crate) async fn on_postgres(change: fn(&mut Settings)) -> Option<Self> {
        Some(Self::with(Database::postgres()?, change).await)
    }

    async fn with(database: Database, change: fn(&mut Settings)) -> Self {
        panics::watch();
        let mut settings = settings();
        change(&mut settings);
        settings.database.url = database.url();
        let backups = tempfile::tempdir().unwrap();
        settings.backup.folder = backups.path().to_str().unwrap().to_owned();
        // 2026-11-21T08:00:00Z
        let start = Timestamp::from_micros(1_795_248_000_000_000);
        let (wall, time) = (Arc::new(ManualClock::new(start)), Arc::new(ManualClock::new(start)));
        let mut world = Self {
            running: tokio::sync::Mutex::default(),
            settings,
            wall,
            time,
            base: String::new(),
            database,
            backups,
            // no connection is kept: one to a server that has died since would fail the next request
            http: reqwest::Client::builder()
                .timeout(Duration::from_secs(30))
                .pool_max_idle_per_host(0)
                .build()
                .unwrap(),
            people: AtomicU32::new(0),
        };
        let running = world.start().await;
        // a server that comes back does so at the same address
        world.settings.server.bind = running.address.to_string();
        world.base = format!("http://{}", running.address);
        *world.running.get_mut() = Some(running);
        world
    }

    async fn start(&self) -> Running {
        let clocks = Clocks { wall: self.wall.clone(), dispatch: self.time.clone() };
        app::start(self.settings.clone(), clocks, None).await.unwrap()
    }

    /// Kills the server without a word and starts it again on what the database holds.
    pub(crate) async fn crash_and_restart(&self) {
        self.go_down().await;
        self.come_back().await;
    }

    /// Kills the server without a word.
    pub(crate) async fn go_down(&self) {
        self.running.lock().await.take().unwrap().crash().await;
    }

    /// Starts the server again on what the database holds.
    pub(crate) async fn come_back(&self) {
        let running = self.start().await;
        *self.running.lock().await = Some(running);
    }

    /// Stops the server in order and starts it again.
    pub(crate) async fn restart(&self) {
        let mut running = self.running.lock().await;
        running.take().unwrap().stop().await;
        *running = Some(self.start().await);
    }

    pub(crate) async fn end(self) {
        if let Some(running) = self.running.lock().await.take() {
            running.stop().await;
        }
        self.database.drop_it();
        // a task that dies takes nobody with it, and would go unseen
        assert_eq!(panics::of(&actix_web::rt::System::current()), Vec::<String>::new(), "the server panicked");
    }

    /// The parts of the running server, for what no client can do: failures and looks from outside.
    pub(crate) async fn parts<T>(&self, look: impl AsyncFnOnce(&app::Parts) -> T) -> T {
        let running = self.running.lock().await;
        look(&running.as_ref().unwrap().parts).await
    }

    /// A connection of its own to the database, which sees only what was committed.
    pub(crate) fn outside(&self) -> Outside {
        self.database.outside()
    }

    /// From now on PostgreSQL breaks no deadlock: whoever is in one fails when `lock_timeout` is over. Starts the server
    /// again. SQLite has one writer and no deadlocks.
    pub(crate) async fn bear_no_deadlock(&self) {
        if let Database::Postgres { name, .. } = &self.database {
            self.outside().execute(&format!("alter database {name} set deadlock_timeout = '10min'"));
            self.restart().await;
        }
    }

    /// Lets the time of the dispatch and the time of day pass.
    pub(crate) fn pass_everywhere(&self, seconds: u64) {
        self.wall.advance(Duration::from_secs(seconds));
        self.pass(seconds);
    }

    /// Lets the time of the dispatch pass.
    pub(crate) fn pass(&self, seconds: u64) {
        self.time.advance(Duration::from_secs(seconds));
    }

    pub(crate) fn anonymous(&self) -> Person {
        Person {
            id: 0,
            name: String::new(),
            phone: String::new(),
            token: None,
            base: self.base.clone(),
            http: self.http.clone(),
        }
    }

    /// A client, written directly into the database.
    pub(crate) async fn client(&self) -> Person {
        self.person(None, (36.75, 3.06), FAR_DAY).await
    }

    /// So many clients.
    pub(crate) async fn clients(&self, count: usize) -> Vec<Person> {
        let mut clients = Vec::with_capacity(count);
        for _ in 0..count {
            clients.push(self.client().await);
        }
        clients
    }

    /// An active assistant at a place, written directly into the database.
    pub(crate) async fn assistant(&self, truck: Truck, at: (f64, f64)) -> Person {
        self.person(Some(truck), at, FAR_DAY).await
    }

    /// The same with the last day of the driving licence.
    pub(crate) async fn assistant_until(&self, truck: Truck, at: (f64, f64), last_day: &str) -> Person {
        self.person(Some(truck), at, last_day).await
    }

    /// Ends the session that the person's token belongs to, as logging out does.
    pub(crate) async fn log_out(&self, person: &Person) {
        let token = person.token.clone().unwrap();
        self.parts(async |parts| {
            let session = parts.accounts.bearer(&token).unwrap().session;
            parts.accounts.end_session(session).await.unwrap();
        })
        .await;
    }

    /// An assistance that an assistant has accepted.
    pub(crate) async fn accepted(&self) -> (Person, Person, i64) {
        let (client, assistant) = (self.client().await, self.assistant(Truck::LIGHT, (36.7535, 3.043)).await);
        let id = client.ask_for_tow((36.7525, 3.042), (36.8, 3.1)).await;
        assistant.accept(id).await.expect(200);
        (client, assistant, id)
    }

    /// Waits until something that announces itself to nobody has come true; what never does is a failure.
    pub(crate) async fn until(&self, what: &str, mut come_true: impl FnMut(&app::Parts) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.parts(async |parts| come_true(parts)).await {
            assert!(Instant::now() < deadline, "still not: {what}");
            tokio::task::yield_now().await;
        }
    }

    async fn person(&self, truck: Option<Truck>, at: (f64, f64), last_day: &str) -> Person {
        let number = self.people.fetch_add(1, Ordering::Relaxed) + 1;
        let new = newcomer(number, truck, at, last_day);
        let (name, phone) = (new.name.clone(), new.phone.key().to_owned());
        let password = Password::parse(PASSWORD).unwrap();
        let made =
            self.parts(async |parts| parts.accounts.seed(vec![new], &password).await.unwrap()).await.pop().unwrap();
        Person {
            id: made.id.get(),
            name,
            phone,
            token: Some(made.access.expose_secret().to_owned()),
            ..self.anonymous()
        }
    }

    /// What comes of something while the time of day goes on, five times faster than life.
    pub(crate) async fn as_time_goes_on<T>(&self, wanted: impl Future<Output = T>) -> T {
        let going_on = async {
            loop {
                self.wall.advance(Duration::from_millis(100));
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::select! {
            come = wanted => come,
            () = going_on => unreachable!("time never ends"),
        }
    }

    /// An administrator, made and signed in behind the API's back.
    pub(crate) async fn administrator(&self) -> Person {
        let phone = Phone::parse("+213555099999", "+213").unwrap();
        let admin = NewAdmin {
            name: "Administrator".to_owned(),
            phone: Some(phone.clone()),
            email: None,
            password: Password::parse(PASSWORD).unwrap(),
        };
        let signed_in = self
            .parts(async |parts| {
                parts.accounts.ensure_admin(admin).await.unwrap();
                parts.accounts.sign_in(Login::Phone(phone), SecretString::from(PASSWORD)).await.unwrap()
            })
            .await;
        Person {
            id: signed_in.account.id.get(),
            token: Some(signed_in.tokens.access.expose_secret().to_owned()),
            ..self.anonymous()
        }
    }

    /// An assistant goes active or inactive, behind the API's back.
    pub(crate) async fn set_active(&self, assistant: &Person, active: bool) {
        let id = AssistantId::new(assistant.id);
        self.parts(async |parts| parts.accounts.set_active(id, active).await.unwrap()).await;
    }

    /// Writes the last known positions to the database, as the server does every few seconds.
    pub(crate) async fn flush(&self) {
        self.parts(async |parts| depannini::dispatch::live::flush_once(&parts.dispatch).await.unwrap()).await;
    }
}

/// A day on which no test's licence ends.
const FAR_DAY: &str = "2030-12-31";

/// Particulars of the person with this number.
fn newcomer(number: u32, truck: Option<Truck>, at: (f64, f64), last_day: &str) -> NewAccount {
    NewAccount {
        name: format!("{} {number}", if truck.is_some() { "Assistant" } else { "Client" }),
        phone: Phone::parse(&format!("+2135550{number:05}"), "+213").unwrap(),
        position: Point::new(at.0, at.1).unwrap(),
        assistant: truck.map(|truck| AssistantDetails {
            service: truck.service,
            vehicle_type: "truck".to_owned(),
            license: truck.license,
            license_number: format!("L{number}"),
            license_expiry: last_day.parse::<NaiveDate>().unwrap(),
            registration_number: i64::from(number),
        }),
    }
}
