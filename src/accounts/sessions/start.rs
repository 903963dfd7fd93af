//! Begins a session.

use std::time::Duration;

use super::store;
use super::token::{Subject, Tokens};
use crate::accounts::Accounts;
use crate::accounts::door::Door;
use crate::accounts::model::Account;
use crate::config::AccountSettings;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::secret::{ExposeSecret as _, SecretString, digest, keyed_digest, random_token};
use crate::tx::Tx;

/// A session to be: its refresh token is drawn before the transaction, which may run twice.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct NewSession {
    refresh: SecretString,
    door: Door,
    refreshable: bool,
    life: Duration,
}

impl NewSession {
    pub(in crate::accounts) fn new(settings: &AccountSettings, door: Door) -> Self {
        Self::with(random_token(), settings, door)
    }

    /// One whose refresh token follows from the one before and the client's key, for those who know our secret alone: the
    /// same request has the same answer, and nothing needs to be kept for it.
    pub(super) fn following(settings: &AccountSettings, door: Door, before: &str, key: &str) -> Self {
        Self::with(keyed_digest(&settings.token_secret, &format!("refresh\n{before}\n{key}")), settings, door)
    }

    fn with(refresh: String, settings: &AccountSettings, door: Door) -> Self {
        let refresh_life = door.refresh_life(settings);
        Self {
            refresh: SecretString::from(refresh),
            door,
            refreshable: refresh_life.is_some(),
            life: refresh_life.unwrap_or_else(|| door.access_life(settings)),
        }
    }

    /// Stores the session and the digest of its first refresh token.
    pub(in crate::accounts) fn store(&self, tx: &mut Tx<'_>, account: AccountId) -> Result<SessionId, Fault> {
        let now = tx.now();
        let session = store::insert(tx.conn(), account, self.door, now + self.life, now)?;
        if self.refreshable {
            store::insert_refresh(tx.conn(), session, &digest(self.refresh.expose_secret()), now)?;
        }
        Ok(session)
    }

    /// Only its refresh token, for a session that goes on.
    pub(super) fn refresh(&self) -> &SecretString {
        &self.refresh
    }

    /// How long the session lives from its last refresh on.
    pub(super) fn life(&self) -> Duration {
        self.life
    }
}

impl Accounts {
    /// The tokens of a stored session.
    pub(in crate::accounts) fn tokens(
        &self,
        new: &NewSession,
        session: SessionId,
        account: &Account,
        epoch: i64,
    ) -> Result<Tokens, Fault> {
        let subject = Subject { account: account.id, session, role: account.role, epoch, door: new.door };
        let (access, access_expires_at) = self.signer().sign(subject, self.now())?;
        Ok(Tokens { access, access_expires_at, refresh: new.refresh.clone() })
    }
}
