//! What every use case about accounts needs, as one handle.

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::door::Door;
use super::error::Error;
use super::google::Keys;
use super::identity::{Identify, Identity};
use super::password::Hashing;
use super::sessions::{Recent, Revocations, Signer};
use crate::config::AccountSettings;
use crate::journal::Follower;
use crate::kernel::error::Fault;
use crate::kernel::origin::Origin;
use crate::kernel::pool::Pool;
use crate::kernel::time::Timestamp;
use crate::outbound::Outbound;
use crate::tx::Work;

/// The accounts of a deployment; cloning is cheap.
#[derive(Clone, Debug)]
pub struct Accounts {
    inner: Arc<Inner>,
    work: Work,
}

#[derive(Debug)]
struct Inner {
    settings: AccountSettings,
    time_zone: Tz,
    hashing: Hashing,
    pictures: Pool,
    signer: Signer,
    revocations: Arc<Revocations>,
    google: Keys,
}

/// Pictures decoded at the same time: each may take some 200 MB.
const PICTURES_AT_A_TIME: usize = 2;

impl Accounts {
    /// Puts the handle together. `work` must run on the wall clock: tokens, codes and licences do not hurry with a
    /// demo. Blocks for as long as one password hash takes.
    ///
    /// Before serving, follow the journal with [`Accounts::follower`], then call [`Accounts::load_revocations`].
    ///
    /// # Errors
    /// A password cost that bcrypt refuses.
    pub fn new(work: Work, settings: AccountSettings, time_zone: Tz, outbound: Outbound) -> Result<Self, Fault> {
        let life = Door::longest_access_life(&settings);
        let inner = Inner {
            hashing: Hashing::new(&settings)?,
            pictures: Pool::new("picture decoding", PICTURES_AT_A_TIME),
            signer: Signer::new(&settings),
            revocations: Arc::new(Revocations::new(life)),
            google: Keys::new(settings.google_keys_url.clone(), work.clock().clone(), outbound),
            settings,
            time_zone,
        };
        Ok(Self { inner: Arc::new(inner), work })
    }

    /// The same for one who asks: what is put into the audit log is put there in their name.
    #[must_use]
    pub fn asked_by(&self, origin: Origin) -> Self {
        Self { inner: Arc::clone(&self.inner), work: self.work.asked_by(origin) }
    }

    /// What must follow the journal so that ended sessions are known at once.
    #[must_use]
    pub fn follower(&self) -> Arc<dyn Follower> {
        Arc::clone(&self.inner.revocations) as Arc<dyn Follower>
    }

    /// Reads which sessions ended and which accounts changed lately.
    ///
    /// # Errors
    /// The database's fault.
    pub async fn load_revocations(&self) -> Result<(), Fault> {
        let life = Door::longest_access_life(&self.inner.settings);
        let after = self.now() - life;
        let recent = self.work.read(move |conn| Recent::since(conn, after)).await?;
        self.inner.revocations.learn(recent);
        Ok(())
    }

    /// Who bears this access token. Reads memory only.
    ///
    /// # Errors
    /// `token_invalid` or `token_expired`.
    pub fn bearer(&self, token: &str) -> Result<Identity, Error> {
        self.inner.signer.read(token, &self.inner.revocations, self.now())
    }

    pub(super) fn work(&self) -> &Work {
        &self.work
    }

    pub(super) fn settings(&self) -> &AccountSettings {
        &self.inner.settings
    }

    pub(super) fn hashing(&self) -> &Hashing {
        &self.inner.hashing
    }

    pub(super) fn pictures(&self) -> &Pool {
        &self.inner.pictures
    }

    pub(super) fn signer(&self) -> &Signer {
        &self.inner.signer
    }

    pub(super) fn google_keys(&self) -> &Keys {
        &self.inner.google
    }

    pub(super) fn now(&self) -> Timestamp {
        self.work.clock().now()
    }

    /// The day of the calendar at an instant, where the deployment is.
    pub(super) fn day_of(&self, instant: Timestamp) -> NaiveDate {
        instant.utc().with_timezone(&self.inner.time_zone).date_naive()
    }
}

impl Identify for Accounts {
    fn identify(&self, token: &str) -> Option<Identity> {
        self.bearer(token).ok()
    }
}
