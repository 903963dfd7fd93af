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
use depannini::kernel::secret::{ExposeSecret as _, SecretString};
use depannini::kernel::time::{ManualClock, Timestamp};

use super::database::Database;
use super::{Person, Truck, panics};

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
            http: reqwest::Client::builder().timeout(Duration::from_secs(30)).build().unwrap(),
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
        let mut running = self.running.lock().await;
        running.take().unwrap().crash().await;
        *running = Some(self.start().await);
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
        self.person(None, (36.75, 3.06)).await
    }

    /// An active assistant at a place, written directly into the database.
    pub(crate) async fn assistant(&self, truck: Truck, at: (f64, f64)) -> Person {
        self.person(Some(truck), at).await
    }

    /// An administrator, signed in.
    pub(crate) async fn admin(&self) -> Person {
        let number = self.people.fetch_add(1, Ordering::Relaxed) + 1;
        let phone = Phone::parse(&format!("+2135550{number:05}"), "+213").unwrap();
        let name = format!("Administrator {number}");
        let password = Password::parse(PASSWORD).unwrap();
        let new = NewAdmin { name: name.clone(), phone: Some(phone.clone()), email: None, password };
        let signed_in = self
            .parts(async |parts| {
                parts.accounts.create_admin(new).await.unwrap();
                let login = Login::Phone(phone.clone());
                parts.accounts.sign_in(login, SecretString::from(PASSWORD.to_owned())).await.unwrap()
            })
            .await;
        Person {
            id: signed_in.account.id.get(),
            name,
            phone: phone.sent().to_owned(),
            token: Some(signed_in.tokens.access.expose_secret().to_owned()),
            base: self.base.clone(),
            http: self.http.clone(),
        }
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

    async fn person(&self, truck: Option<Truck>, at: (f64, f64)) -> Person {
        let number = self.people.fetch_add(1, Ordering::Relaxed) + 1;
        let name = format!("{} {number}", if truck.is_some() { "Assistant" } else { "Client" });
        let phone = format!("+2135550{number:05}");
        let new = NewAccount {
            name: name.clone(),
            phone: Phone::parse(&phone, "+213").unwrap(),
            position: Point::new(at.0, at.1).unwrap(),
            assistant: truck.map(|truck| AssistantDetails {
                service: truck.service,
                vehicle_type: "truck".to_owned(),
                license: truck.license,
                license_number: format!("L{number}"),
                license_expiry: NaiveDate::from_ymd_opt(2030, 12, 31).unwrap(),
                registration_number: i64::from(number),
            }),
        };
        let password = Password::parse(PASSWORD).unwrap();
        let made =
            self.parts(async |parts| parts.accounts.seed(vec![new], &password).await.unwrap()).await.pop().unwrap();
        Person {
            id: made.id.get(),
            name,
            phone,
            token: Some(made.access.expose_secret().to_owned()),
            base: self.base.clone(),
            http: self.http.clone(),
        }
    }
}
