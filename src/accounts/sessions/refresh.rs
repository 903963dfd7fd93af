//! A new access token for a refresh token.

use serde_json::json;

use super::store::{self, StoredRefresh};
use super::{NewSession, Tokens};
use crate::accounts::door::Door;
use crate::accounts::error::Error;
use crate::accounts::model::Account;
use crate::accounts::sign_in::SignedIn;
use crate::accounts::{Accounts, events, store as people};
use crate::audit::{self, Line};
use crate::kernel::error::Fault;
use crate::kernel::id::SessionId;
use crate::kernel::secret::{ExposeSecret as _, digest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
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
    /// With a `key` it may come again until its successor was used: whoever lost the answer in a tunnel asks once more
    /// and is told the same refresh token. A thief does not know the key.
    ///
    /// # Errors
    /// `token_invalid` (unknown, or its session ended), `token_expired`, `token_reused`, `account_blocked`.
    pub async fn refresh(&self, token: &str, key: Option<&str>) -> Result<Tokens, Error> {
        Ok(self.renew(token, key).await?.tokens)
    }

    /// The same, and whose session it is.
    ///
    /// # Errors
    /// As [`Accounts::refresh`].
    pub async fn renew(&self, token: &str, key: Option<&str>) -> Result<SignedIn, Error> {
        let used = digest(token);
        let new = match key {
            Some(key) => NewSession::following(self.settings(), Door::Native, token, key),
            None => NewSession::new(self.settings(), Door::Native),
        };
        let outcome = {
            let new = new.clone();
            self.work().write(move |tx| rotate(tx, &used, &new)).await?
        };
        match outcome {
            Outcome::Renewed { session, account, epoch } => {
                let tokens = self.tokens(&new, session, &account, epoch)?;
                Ok(SignedIn { account: *account, tokens })
            }
            Outcome::Refused(refusal) => Err(refusal),
        }
    }

    /// A new access token without using the refresh token up, for doors whose documents return no new one. The session
    /// ends when it would have.
    ///
    /// # Errors
    /// `token_invalid` (unknown, of another door, or its session ended), `token_expired`, `account_blocked`.
    pub async fn renew_access(&self, door: Door, token: &str) -> Result<Tokens, Error> {
        let (known, now) = (digest(token), self.now());
        let (found, account, epoch) = self.work().read(move |conn| valid(conn, &known, door, now)).await?;
        if found.used {
            return Err(Error::TokenInvalid);
        }
        let subject =
            super::token::Subject { account: account.id, session: found.session, role: account.role, epoch, door };
        let (access, access_expires_at) = self.signer().sign(subject, now)?;
        Ok(Tokens { access, access_expires_at, refresh: token.into() })
    }

    /// Ends the session of a refresh token: for doors whose logout carries it. One that is unknown, or another door's, is no
    /// error.
    ///
    /// # Errors
    /// A fault.
    pub async fn end_session_of(&self, door: Door, token: &str) -> Result<(), Error> {
        let known = digest(token);
        let session = self
            .work()
            .read(move |conn| {
                Ok::<_, Error>(
                    store::by_digest(conn, &known)?.filter(|found| found.door == Some(door)).map(|found| found.session),
                )
            })
            .await?;
        match session {
            Some(session) => self.end_session(session).await,
            None => Ok(()),
        }
    }
}

/// A refresh token of a live session, used or not.
fn valid(conn: &mut Conn, digest: &str, door: Door, now: Timestamp) -> Result<(StoredRefresh, Account, i64), Error> {
    let found = store::by_digest(conn, digest)?.ok_or(Error::TokenInvalid)?;
    if found.ended || found.door != Some(door) {
        return Err(Error::TokenInvalid);
    }
    if found.expires_at <= now {
        return Err(Error::TokenExpired);
    }
    let stored = people::by_id(conn, found.account)?.ok_or(Error::TokenInvalid)?;
    if stored.account.is_blocked {
        return Err(Error::AccountBlocked);
    }
    Ok((found, stored.account, stored.epoch))
}

fn rotate(tx: &mut Tx<'_>, used: &str, new: &NewSession) -> Result<Outcome, Error> {
    let now = tx.now();
    let (found, account, epoch) = valid(tx.conn(), used, Door::Native, now)?;
    let next = digest(new.refresh().expose_secret());
    // the row count decides between two requests with one token, also on PostgreSQL
    if !found.used && store::use_up(tx.conn(), found.id, now)? {
        store::insert_refresh(tx.conn(), found.session, &next, now)?;
    } else if !is_told_again(tx.conn(), found.session, &next)? {
        if store::end(tx.conn(), found.session, "refresh token reused", now)?.is_some() {
            tx.emit(events::session_ended(found.account, found.session));
            let which = json!({ "session": found.session });
            audit::record(tx, &Line::about("session.reuse_detected", found.account).with(which))?;
        }
        return Ok(Outcome::Refused(Error::TokenReused));
    }
    store::slide(tx.conn(), found.session, now + new.life())?;
    Ok(Outcome::Renewed { session: found.session, account: Box::new(account), epoch })
}

/// Whether the successor was handed out before and nobody has used it: the answer was lost on its way. Only the same
/// token with the same key has this successor.
fn is_told_again(conn: &mut Conn, session: SessionId, next: &str) -> Result<bool, Fault> {
    Ok(store::by_digest(conn, next)?.is_some_and(|known| known.session == session && !known.used))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::accounts::testing::deployment;
    use crate::kernel::secret::SecretString;

    const DAY: Duration = Duration::from_secs(86_400);

    #[tokio::test]
    async fn each_token_is_good_once_and_its_reuse_ends_the_session() {
        let place = deployment().await;
        let first = place.client().await.tokens;
        let second = place.accounts.refresh(first.refresh.expose_secret(), None).await.unwrap();
        place.accounts.bearer(second.access.expose_secret()).unwrap();
        let reused = place.accounts.refresh(first.refresh.expose_secret(), None).await;
        assert!(matches!(reused, Err(Error::TokenReused)), "{reused:?}");
        // the refusal committed: the thief's and the owner's newest tokens are void
        for token in [&first.refresh, &second.refresh] {
            let refused = place.accounts.refresh(token.expose_secret(), None).await;
            assert!(matches!(refused, Err(Error::TokenInvalid)), "{refused:?}");
        }
        for token in [&first.access, &second.access] {
            assert!(matches!(place.accounts.bearer(token.expose_secret()), Err(Error::TokenInvalid)));
        }
        assert_eq!(place.events.kinds(), [events::SESSION_ENDED]);
    }

    #[tokio::test]
    async fn of_two_at_once_one_wins() {
        let place = deployment().await;
        let token = place.client().await.tokens.refresh;
        let token = token.expose_secret();
        let (a, b) = futures_util::join!(place.accounts.refresh(token, None), place.accounts.refresh(token, None));
        assert_eq!([a, b].iter().filter(|outcome| outcome.is_ok()).count(), 1);
    }

    #[tokio::test]
    async fn whoever_lost_the_answer_asks_again_with_the_same_key() {
        let place = deployment().await;
        let first = place.client().await.tokens.refresh;
        let ask = async |token: &SecretString, key| place.accounts.refresh(token.expose_secret(), key).await;
        let told = ask(&first, Some("k-1")).await.unwrap();
        let again = ask(&first, Some("k-1")).await.unwrap();
        assert_eq!(again.refresh.expose_secret(), told.refresh.expose_secret());
        for tokens in [&told, &again] {
            place.accounts.bearer(tokens.access.expose_secret()).unwrap();
        }
        // two at once are one too
        let (a, b) = futures_util::join!(ask(&told.refresh, Some("k-2")), ask(&told.refresh, Some("k-2")));
        let next = a.unwrap().refresh;
        assert_eq!(next.expose_secret(), b.unwrap().refresh.expose_secret());
        // an answer that arrived is not told again: the key that asked for it proves nothing any more
        ask(&next, None).await.unwrap();
        let late = ask(&told.refresh, Some("k-2")).await;
        assert!(matches!(late, Err(Error::TokenReused)), "{late:?}");
    }

    #[tokio::test]
    async fn another_key_is_no_excuse() {
        for other in [None, Some("k-2")] {
            let place = deployment().await;
            let first = place.client().await.tokens.refresh;
            let told = place.accounts.refresh(first.expose_secret(), Some("k-1")).await.unwrap();
            let reused = place.accounts.refresh(first.expose_secret(), other).await;
            assert!(matches!(reused, Err(Error::TokenReused)), "{reused:?}");
            let refused = place.accounts.refresh(told.refresh.expose_secret(), Some("k-1")).await;
            assert!(matches!(refused, Err(Error::TokenInvalid)), "{refused:?}");
        }
    }

    #[tokio::test]
    async fn a_session_lives_from_its_last_refresh_on() {
        let place = deployment().await;
        let mut tokens = place.client().await.tokens;
        for _month in 0..3 {
            place.pass(29 * DAY);
            tokens = place.accounts.refresh(tokens.refresh.expose_secret(), None).await.unwrap();
        }
        place.pass(30 * DAY);
        let late = place.accounts.refresh(tokens.refresh.expose_secret(), None).await;
        assert!(matches!(late, Err(Error::TokenExpired)), "{late:?}");
    }

    #[tokio::test]
    async fn what_is_no_refresh_token_is_invalid() {
        let place = deployment().await;
        let tokens = place.client().await.tokens;
        for text in ["", "abc", tokens.access.expose_secret()] {
            assert!(matches!(place.accounts.refresh(text, None).await, Err(Error::TokenInvalid)), "{text}");
        }
    }

    #[tokio::test]
    async fn renewing_access_keeps_the_token() {
        let place = deployment().await;
        let refresh = place.client().await.tokens.refresh;
        for _twice in 0..2 {
            let renewed = place.accounts.renew_access(Door::Native, refresh.expose_secret()).await.unwrap();
            place.accounts.bearer(renewed.access.expose_secret()).unwrap();
        }
        place.accounts.end_session_of(Door::Native, refresh.expose_secret()).await.unwrap();
        assert!(matches!(
            place.accounts.renew_access(Door::Native, refresh.expose_secret()).await,
            Err(Error::TokenInvalid)
        ));
    }
}
