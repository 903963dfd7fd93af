//! Begins a session.

use std::time::Duration;

use super::store;
use super::token::{Subject, Tokens};
use crate::accounts::Accounts;
use crate::accounts::model::Account;
use crate::config::AccountSettings;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::secret::{ExposeSecret as _, SecretString, digest, random_token};
use crate::tx::Tx;

/// A session to be: its refresh token is drawn before the transaction, which may run twice.
#[derive(Debug, Clone)]
pub(in crate::accounts) struct NewSession {
    refresh: SecretString,
    life: Duration,
}

impl NewSession {
    pub(in crate::accounts) fn new(settings: &AccountSettings) -> Self {
        Self { refresh: SecretString::from(random_token()), life: session_life(settings) }
    }

    /// Stores the session and the digest of its first refresh token.
    pub(in crate::accounts) fn store(&self, tx: &mut Tx<'_>, account: AccountId) -> Result<SessionId, Fault> {
        let now = tx.now();
        let session = store::insert(tx.conn(), account, now + self.life, now)?;
        store::insert_refresh(tx.conn(), session, &digest(self.refresh.expose_secret()), now)?;
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

/// How long a session lives without being refreshed.
pub(in crate::accounts) fn session_life(settings: &AccountSettings) -> Duration {
    Duration::from_secs(settings.refresh_days.saturating_mul(86_400))
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
        let subject = Subject { account: account.id, session, role: account.role, epoch };
        let (access, access_expires_at) = self.signer().sign(subject, self.now())?;
        Ok(Tokens { access, access_expires_at, refresh: new.refresh.clone() })
    }
}
