//! Signing in with a password.

use super::Accounts;
use super::error::Error;
use super::model::{Account, Login};
use super::sessions::{NewSession, Tokens};
use super::store;
use crate::kernel::id::AccountId;
use crate::kernel::secret::SecretString;

/// A person who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// What they show from now on.
    pub tokens: Tokens,
}

impl Accounts {
    /// Signs in. An unknown account answers as a wrong password does, after the same time.
    ///
    /// # Errors
    /// `wrong_credentials`; `account_blocked`, told only to one who knows the password.
    pub async fn sign_in(&self, login: Login, password: SecretString) -> Result<SignedIn, Error> {
        let found = self.work().read(move |conn| store::by_login(conn, &login)).await?;
        let hash = found.as_ref().and_then(|found| found.password_hash.clone());
        let fits = self.hashing().verify(password.clone(), hash.clone()).await?;
        let (Some(found), Some(hash), true) = (found, hash, fits) else { return Err(Error::WrongCredentials) };
        if found.account.is_blocked {
            return Err(Error::AccountBlocked);
        }
        let renewed =
            if self.hashing().is_outdated(&hash) { Some(self.hashing().hash_text(password).await?) } else { None };
        self.begin(found.account.id, Some(hash), renewed).await
    }

    /// Begins a session, provided that the password is still the one compared with.
    pub(super) async fn begin(
        &self,
        id: AccountId,
        compared: Option<String>,
        renewed: Option<String>,
    ) -> Result<SignedIn, Error> {
        let new = NewSession::new(self.settings());
        let (session, account, epoch) = {
            let new = new.clone();
            self.work()
                .write(move |tx| {
                    // a password reset at the same time must see this session, or this must see the new password
                    store::lock(tx.conn(), id)?;
                    let stored = store::by_id(tx.conn(), id)?.ok_or(Error::WrongCredentials)?;
                    if compared.is_some() && stored.password_hash != compared {
                        return Err(Error::WrongCredentials);
                    }
                    if stored.account.is_blocked {
                        return Err(Error::AccountBlocked);
                    }
                    if let (Some(old), Some(fresh)) = (&compared, &renewed) {
                        store::renew_hash(tx.conn(), id, old, fresh)?;
                    }
                    let session = new.store(tx, id)?;
                    Ok((session, stored.account, stored.epoch))
                })
                .await?
        };
        let tokens = self.tokens(&new, session, &account, epoch)?;
        Ok(SignedIn { account, tokens })
    }
}
