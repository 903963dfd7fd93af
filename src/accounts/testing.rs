//! A deployment's accounts on a file of their own, for the tests of this folder.

use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use parking_lot::Mutex;

use super::model::{AssistantDetails, LicenseCategory, Login, Service};
use super::register::{NewRole, Registration};
use super::sign_in::SignedIn;
use super::{Accounts, Error, Password, Whereabouts};
use crate::config::{AccountSettings, DatabaseSettings, Mode};
use crate::journal::{Event, Follower, Journal};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::geo::Point;
use crate::kernel::secret::SecretString;
use crate::kernel::time::{ManualClock, Timestamp};
use crate::outbound::Outbound;
use crate::storage::Db;
use crate::tasks::Wakeup;
use crate::tx::Work;

/// Noon of 2026-11-21 in UTC, 13:00 in Algiers.
pub(super) const START: Timestamp = Timestamp::from_micros(1_795_262_400_000_000);
pub(super) const PASSWORD: &str = "tow-truck-at-dawn";

pub(super) struct Deployment {
    pub(super) accounts: Accounts,
    pub(super) work: Work,
    pub(super) clock: Arc<ManualClock>,
    pub(super) events: Arc<Heard>,
    pub(super) settings: AccountSettings,
    database: DatabaseSettings,
    _folder: tempfile::TempDir,
}

/// Remembers every committed fact.
#[derive(Default)]
pub(super) struct Heard(pub(super) Mutex<Vec<Event>>);

impl Heard {
    pub(super) fn kinds(&self) -> Vec<String> {
        self.0.lock().iter().map(|event| event.kind.clone()).collect()
    }
}

impl Follower for Heard {
    fn committed(&self, events: &[Event]) {
        self.0.lock().extend(events.iter().cloned());
    }
}

pub(super) async fn deployment() -> Deployment {
    with(|_| {}).await
}

pub(super) async fn with(change: impl FnOnce(&mut AccountSettings)) -> Deployment {
    let folder = tempfile::tempdir().unwrap();
    let mut all = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap();
    all.accounts.bcrypt_cost = 4;
    all.database.url = format!("sqlite://{}", folder.path().join("accounts.db").display());
    change(&mut all.accounts);
    start(folder, all.accounts, all.database, Arc::new(ManualClock::new(START))).await
}

async fn start(
    folder: tempfile::TempDir,
    settings: AccountSettings,
    database: DatabaseSettings,
    clock: Arc<ManualClock>,
) -> Deployment {
    let journal = Journal::default();
    let db = Db::open(&database).unwrap();
    let work = Work::new(db, clock.clone(), journal.clone(), Wakeup::default());
    let outbound = Outbound::new(Mode::Development, &[]);
    let accounts = Accounts::new(work.clone(), settings.clone(), chrono_tz::Africa::Algiers, outbound).unwrap();
    let events = Arc::new(Heard::default());
    journal.follow(accounts.follower());
    journal.follow(events.clone());
    accounts.load_revocations().await.unwrap();
    Deployment { accounts, work, clock, events, settings, database, _folder: folder }
}

impl Deployment {
    pub(super) fn pass(&self, span: Duration) {
        self.clock.advance(span);
    }

    /// The same database under a new process.
    pub(super) async fn restarted(self) -> Self {
        start(self._folder, self.settings, self.database, self.clock).await
    }

    pub(super) async fn client(&self) -> SignedIn {
        self.accounts.register(client("0555 00 00 01", Some("amel@example.com"))).await.unwrap()
    }

    pub(super) async fn sign_in(&self, login: Login, password: &str) -> Result<SignedIn, Error> {
        self.accounts.sign_in(login, SecretString::from(password)).await
    }

    /// Codes that were sent to a destination, oldest first.
    pub(super) async fn codes(&self, destination: &str) -> Vec<String> {
        let sent = self.accounts.outbox(destination.to_owned()).await.unwrap();
        sent.into_iter().filter_map(|sent| sent.code).collect()
    }
}

pub(super) fn phone(text: &str) -> Phone {
    Phone::parse(text, "+213").unwrap()
}

pub(super) fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

pub(super) fn client(number: &str, address: Option<&str>) -> Registration {
    Registration {
        name: "Amel Haddad".to_owned(),
        phone: Some(phone(number)),
        email: address.map(email),
        username: None,
        password: Password::parse_uncommon(PASSWORD).unwrap(),
        address: None,
        language: None,
        role: NewRole::Customer { position: None },
    }
}

pub(super) fn details() -> AssistantDetails {
    AssistantDetails {
        service: Service::Towing,
        vehicle_type: "tow truck".to_owned(),
        license: LicenseCategory::C,
        license_number: "DZ-1".to_owned(),
        license_expiry: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(),
        registration_number: 12_345,
    }
}

pub(super) fn assistant(number: &str) -> Registration {
    let role = NewRole::Assistant { details: details(), position: Point::new(36.75, 3.05).unwrap() };
    Registration { role, ..client(number, None) }
}

/// Memory that knows of nobody.
pub(super) fn unknown() -> Whereabouts {
    Arc::new(|_| None)
}
