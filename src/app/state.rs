//! Every part, built once and handed to who needs it.

use std::sync::Arc;
use std::time::Duration;

use crate::accounts::{Accounts, Identify};
use crate::api::depannini::socket::NativeCodec;
use crate::app::lock::{DatabaseLock, LockError};
use crate::app::memory::Everything;
use crate::app::tows::Places;
use crate::audit::AuditLog;
use crate::backup::{Backups, NoMemory};
use crate::config::{Mode, Settings};
use crate::dispatch::assistance::TOW_DELIVERED;
use crate::dispatch::{Dispatch, live, pricing};
use crate::journal::Journal;
use crate::kernel::error::{DomainError as _, Fault};
use crate::kernel::time::{SharedClock, SystemClock};
use crate::notifications::Sender;
use crate::outbound::Outbound;
use crate::realtime::{Admissions, Realtime, Rooms};
use crate::storage::{Backend, Db, OpenError};
use crate::tasks::{self, Wakeup};
use crate::tx::Work;
use crate::workshop::Workshop;

/// The two times that parts live by.
#[derive(Clone, Debug)]
pub struct Clocks {
    /// The time of day: tokens, codes, heartbeats.
    pub wall: SharedClock,
    /// The time of the dispatch: searches, positions, everything an assistance is dated by. The demo speeds it up.
    pub dispatch: SharedClock,
}

impl Default for Clocks {
    fn default() -> Self {
        Self { wall: Arc::new(SystemClock), dispatch: Arc::new(SystemClock) }
    }
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// Its lock.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// Anything that the database answers, or a part that cannot be built.
    #[error("{0}")]
    Part(String),
    /// The address.
    #[error("cannot listen on {bind}: {cause}")]
    Bind {
        /// The address in the settings.
        bind: String,
        /// Why not.
        cause: std::io::Error,
    },
}

impl From<Fault> for StartError {
    fn from(fault: Fault) -> Self {
        Self::Part(fault.to_string())
    }
}

/// Every part of a running server.
pub struct Parts {
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// The database.
    pub db: Db,
    /// People.
    pub accounts: Accounts,
    /// Getting help to a driver.
    pub dispatch: Dispatch,
    /// The garage.
    pub workshop: Workshop,
    /// Sockets.
    pub realtime: Realtime,
    /// Who did what that must be accounted for.
    pub audit: AuditLog,
    /// Backups of all rows.
    pub backups: Backups,
    /// Sends notices.
    pub notices: Sender,
    /// Wakes the task worker.
    pub tasks: Wakeup,
    /// The two times.
    pub clocks: Clocks,
    /// Set to true when the server stops.
    pub stop: tokio::sync::watch::Sender<bool>,
    pub(super) lock: DatabaseLock,
}

impl Parts {
    /// Opens the database, builds everything and brings memory up to what the database holds. Must be called inside an
    /// actix system.
    ///
    /// # Errors
    /// A database that cannot be opened or is in use, settings that a part refuses.
    pub async fn build(settings: Settings, clocks: Clocks) -> Result<Self, StartError> {
        let lock = DatabaseLock::take(&Backend::from_url(&settings.database.url)?)?;
        let db = Db::open(&settings.database)?;
        let (journal, tasks, timers) = (Journal::default(), Wakeup::default(), Wakeup::default());
        let key_life = Duration::from_secs(settings.retention.request_key_hours * 60 * 60);
        let wall = Work::new(db.clone(), clocks.wall.clone(), journal.clone(), tasks.clone()).with_key_life(key_life);
        let zone = settings.locale.time_zone.parse().unwrap_or(chrono_tz::UTC);

        let outbound = Outbound::new(settings.mode, &settings.outbound.internal_hosts);
        let accounts = Accounts::new(wall.clone(), settings.accounts.clone(), zone, outbound.clone())?;
        let notices = Sender::new(wall.clone(), &settings.notifications, settings.mode, outbound)?;
        let on_dispatch_time = wall.with_clock(clocks.dispatch.clone());
        let workshop = Workshop::new(wall.clone(), &settings.workshop, &settings.locale, &settings.server);
        let dispatch = Dispatch::new(on_dispatch_time, &settings.dispatch, &settings.locale, timers)
            .with_drop_offs(Arc::new(Places))
            .with_share_key(settings.accounts.token_secret.clone());

        let codec = Arc::new(NativeCodec);
        let rooms = Rooms::new(dispatch.clone(), codec.clone(), clocks.wall.clone(), &settings.realtime);
        let (stop, stopping) = tokio::sync::watch::channel(false);
        let (renewed, renewals) = tokio::sync::watch::channel(0);
        let identify: Arc<dyn Identify> = Arc::new(accounts.clone());
        let realtime = Realtime {
            dispatch: dispatch.clone(),
            rooms: Arc::clone(&rooms),
            admissions: Admissions::new(settings.realtime.sockets_per_account, settings.realtime.sockets_per_address),
            codec,
            identify,
            clock: clocks.wall.clone(),
            settings: Arc::new(settings.realtime.clone()),
            well: db.well(),
            renewed: renewals,
            stopping,
        };

        // memory first, then delivery: whoever hears of a fact on a socket finds memory up to it
        journal.follow(accounts.follower());
        journal.follow(dispatch.live.clone());
        journal.follow(rooms.clone());
        dispatch.live.watch(rooms.clone());

        let (pricing, currency) = (settings.pricing.clone(), dispatch.currency);
        wall.write(move |tx| pricing::plant(tx, &pricing, currency)).await?;
        revive_hand_overs(&wall).await?;
        accounts.load_revocations().await?;
        let indexed = live::restore(&dispatch).await?;
        if indexed > 0 {
            tracing::info!(assistants = indexed, "active assistants are back");
        }
        plant_admin(&settings, &accounts).await?;
        let settings = Arc::new(settings);
        let audit = AuditLog::new(wall.clone());
        let memory =
            Everything { accounts: accounts.clone(), dispatch: dispatch.clone(), rooms, tasks: tasks.clone(), renewed };
        let backups = Backups::new(db.clone(), wall, &settings.backup, Arc::new(memory));
        Ok(Self {
            settings,
            db,
            accounts,
            dispatch,
            workshop,
            realtime,
            audit,
            backups,
            notices,
            tasks,
            clocks,
            stop,
            lock,
        })
    }
}

/// A vehicle that stands at the garage without a work order is not forgotten: what kept it from being handed over may have
/// been mended meanwhile.
async fn revive_hand_overs(work: &Work) -> Result<(), StartError> {
    let revived = work
        .write(|tx| {
            let now = tx.now();
            tasks::revive(tx.conn(), TOW_DELIVERED, now)
        })
        .await?;
    if revived > 0 {
        tracing::warn!(revived, "tows that could not be handed over are tried again");
    }
    Ok(())
}

/// The administrator that development settings name.
async fn plant_admin(settings: &Settings, accounts: &Accounts) -> Result<(), StartError> {
    if settings.mode != Mode::Development {
        return Ok(());
    }
    let Some(admin) = crate::app::admin::from_settings(settings).map_err(StartError::Part)? else { return Ok(()) };
    accounts
        .ensure_admin(admin)
        .await
        .map(drop)
        .map_err(|error| StartError::Part(format!("admin: {} ({})", error, error.code())))
}

/// The accounts of a database without a server, for commands that write. The caller holds the database's lock.
///
/// # Errors
/// A database that cannot be opened.
pub fn accounts_alone(settings: &Settings) -> Result<Accounts, StartError> {
    accounts_on(work_alone(settings)?, settings)
}

/// The same with the garage.
///
/// # Errors
/// A database that cannot be opened.
pub fn garage_alone(settings: &Settings) -> Result<(Accounts, Workshop), StartError> {
    let work = work_alone(settings)?;
    let workshop = Workshop::new(work.clone(), &settings.workshop, &settings.locale, &settings.server);
    Ok((accounts_on(work, settings)?, workshop))
}

fn work_alone(settings: &Settings) -> Result<Work, StartError> {
    let db = Db::open(&settings.database)?;
    Ok(Work::new(db, Arc::new(SystemClock), Journal::default(), Wakeup::default()))
}

fn accounts_on(work: Work, settings: &Settings) -> Result<Accounts, StartError> {
    let zone = settings.locale.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let outbound = Outbound::new(settings.mode, &settings.outbound.internal_hosts);
    Ok(Accounts::new(work, settings.accounts.clone(), zone, outbound)?)
}

/// The backups of a database without a server, for commands. The caller holds the database's lock.
///
/// # Errors
/// A database that cannot be opened.
pub fn backups_alone(settings: &Settings) -> Result<Backups, StartError> {
    let db = Db::open(&settings.database)?;
    let work = Work::new(db.clone(), Arc::new(SystemClock), Journal::default(), Wakeup::default());
    Ok(Backups::new(db, work, &settings.backup, Arc::new(NoMemory)))
}
