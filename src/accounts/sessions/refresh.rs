//! A new access token for a refresh token.

use super::store::{self, StoredRefresh};
use super::{NewSession, Tokens};
use crate::accounts::error::Error;
use crate::accounts::model::Account;
use crate::accounts::{Accounts, events, store as people};
use crate::kernel::id::SessionId;
use crate::kernel::secret::{ExposeSecret as _, digest};
use crate::tx::Tx;

/// What the transaction found out; `Refused` commits too, since the end of a session must survive.
enum Outcome {
    Renewed { session: SessionId, account: Box<Account>, epoch: i64 },
    Refused(Error),
}

impl Accounts {
    /// Takes a refresh token and hands out new tokens; the session lives on from now. A token that was used before ends
    /// the whole session: either its owner or a thief holds a newer one, and nobody can tell which.
    ///
    /// # Errors
    /// `token_invalid` (unknown, or its session ended), `token_expired`, `token_reused`, `account_blocked`.
    pub async fn refresh(&self, token: &str) -> Result<Tokens, Error> {
        let used = digest(token);
        let new = NewSession::new(self.settings());
        let outcome = {
            let new = new.clone();
            self.work().write(move |tx| rotate(tx, &used, &new)).await?
        };
        match outcome {
            Outcome::Renewed { session, account, epoch } => Ok(self.tokens(&new, session, &account, epoch)?),
            Outcome::Refused(refusal) => Err(refusal),
        }
    }

    /// A new access token without using the refresh token up: for editions whose documents return no new one.
    ///
    /// # Errors
    /// As [`Accounts::refresh`].
    pub async fn renew_access(&self, token: &str) -> Result<Tokens, Error> {
        let known = digest(token);
        let life = super::start::session_life(self.settings());
        let (session, account, epoch) = self
            .work()
            .write(move |tx| {
                let (found, account, epoch) = valid(tx, &known)?;
                if found.used {
                    return Err(Error::TokenInvalid);
                }
                let now = tx.now();
                store::slide(tx.conn(), found.session, now + life)?;
                Ok((found.session, account, epoch))
            })
            .await?;
        let subject = super::token::Subject { account: account.id, session, role: account.role, epoch };
        let (access, access_expires_at) = self.signer().sign(subject, self.now())?;
        Ok(Tokens { access, access_expires_at, refresh: token.into() })
    }

    /// Ends the session of a refresh token: for editions whose logout carries it. An unknown one is no error.
    ///
    /// # Errors
    /// A fault.
    pub async fn end_session_of(&self, token: &str) -> Result<(), Error> {
        let known = digest(token);
        let session = self
            .work()
            .read(move |conn| Ok::<_, Error>(store::by_digest(conn, &known)?.map(|found| found.session)))
            .await?;
        match session {
            Some(session) => self.end_session(session).await,
            None => Ok(()),
        }
    }
}

/// A refresh token of a live session, used or not.
fn valid(tx: &mut Tx<'_>, digest: &str) -> Result<(StoredRefresh, Account, i64), Error> {
    let now = tx.now();
    let found = store::by_digest(tx.conn(), digest)?.ok_or(Error::TokenInvalid)?;
    if found.ended {
        return Err(Error::TokenInvalid);
    }
    if found.expires_at <= now {
        return Err(Error::TokenExpired);
    }
    let stored = people::by_id(tx.conn(), found.account)?.ok_or(Error::TokenInvalid)?;
    if stored.account.is_blocked {
        return Err(Error::AccountBlocked);
    }
    Ok((found, stored.account, stored.epoch))
}

fn rotate(tx: &mut Tx<'_>, used: &str, new: &NewSession) -> Result<Outcome, Error> {
    let (found, account, epoch) = valid(tx, used)?;
    let now = tx.now();
    // the row count decides between two requests with one token, also on PostgreSQL
    if found.used || !store::use_up(tx.conn(), found.id, now)? {
        if store::end(tx.conn(), found.session, "refresh token reused", now)?.is_some() {
            tx.emit(events::session_ended(found.account, found.session));
        }
        return Ok(Outcome::Refused(Error::TokenReused));
    }
    store::insert_refresh(tx.conn(), found.session, &digest(new.refresh().expose_secret()), now)?;
    store::slide(tx.conn(), found.session, now + new.life())?;
    Ok(Outcome::Renewed { session: found.session, account: Box::new(account), epoch })
}
