//! Getting help to a driver: where assistants are, who is asked, who wins, and what happens until the end.
//!
//! Invariants:
//! * The database is the judge: every change of state is one guarded update; whoever's update touches the row has won.
//! * Memory ([`live`]) holds only what the database can rebuild.
//! * Nothing here knows sockets or HTTP: a use case appends facts, delivery follows from the journal.

pub mod assistance;
pub mod channel;
pub mod chat;
mod drop_offs;
mod error;
pub mod live;
pub mod matching;
pub mod offers;
pub mod oversight;
pub mod pricing;
pub mod shares;
pub mod sync;

use std::sync::Arc;

pub use drop_offs::{DropOff, DropOffs, NoDropOffs};
pub use error::Error;

use crate::config::{DispatchSettings, LocaleSettings};
use crate::kernel::money::Currency;
use crate::kernel::origin::Origin;
use crate::kernel::secret::{SecretString, random_token};
use crate::tx::Work;

/// What every use case of the dispatch needs; cloning is cheap.
#[derive(Clone)]
pub struct Dispatch {
    /// Database, clock and journal.
    pub work: Work,
    /// Where assistants are now.
    pub live: Arc<live::Live>,
    /// The settings in force.
    pub settings: Arc<DispatchSettings>,
    /// Who is asked.
    pub policy: Arc<dyn matching::Policy>,
    /// How long a way takes.
    pub travel: Arc<dyn matching::TravelTime>,
    /// Where vehicles may be brought to by name.
    pub drop_offs: Arc<dyn DropOffs>,
    /// Wakes the keeper of search timers.
    pub timers: crate::tasks::Wakeup,
    /// The one currency of this deployment.
    pub currency: Currency,
    /// Decides on which day a licence ends.
    pub zone: chrono_tz::Tz,
    /// Seals what opens a link to follow an assistance.
    share_key: SecretString,
}

impl Dispatch {
    /// Puts the parts together; settings that were validated cannot fail here.
    #[must_use]
    pub fn new(work: Work, settings: &DispatchSettings, locale: &LocaleSettings, timers: crate::tasks::Wakeup) -> Self {
        let zone = locale.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let currency = Currency::parse(&locale.currency).unwrap_or(Currency::DZD);
        Self {
            live: Arc::new(live::Live::new(zone, timers.clone())),
            policy: matching::policy(settings),
            travel: Arc::new(matching::GreatCircle::new(settings)),
            drop_offs: Arc::new(NoDropOffs),
            settings: Arc::new(settings.clone()),
            work,
            timers,
            currency,
            zone,
            share_key: SecretString::from(random_token()),
        }
    }

    /// The same with a key of the deployment's, so that links outlive the process.
    #[must_use]
    pub fn with_share_key(self, share_key: SecretString) -> Self {
        Self { share_key, ..self }
    }

    /// The day of the calendar, where the deployment is.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.work.clock().now().utc().with_timezone(&self.zone).date_naive()
    }

    /// The same with places that vehicles may be brought to.
    #[must_use]
    pub fn with_drop_offs(self, drop_offs: Arc<dyn DropOffs>) -> Self {
        Self { drop_offs, ..self }
    }

    /// The same for one who asks: what is put into the audit log is put there in their name.
    #[must_use]
    pub fn asked_by(&self, origin: Origin) -> Self {
        Self { work: self.work.asked_by(origin), ..self.clone() }
    }
}
