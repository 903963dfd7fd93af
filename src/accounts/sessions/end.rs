//! Ends sessions: one by logging out, all by a new password or a block.

use super::store;
use crate::accounts::error::Error;
use crate::accounts::{Accounts, events, store as people};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::tx::Tx;

impl Accounts {
    /// Logs a session out; one that has ended already stays ended.
    ///
    /// # Errors
    /// A fault.
    pub async fn end_session(&self, session: SessionId) -> Result<(), Error> {
        self.work()
            .write(move |tx| {
                let now = tx.now();
                if let Some(account) = store::end(tx.conn(), session, "logout", now)? {
                    tx.emit(events::session_ended(account, session));
                }
                Ok(())
            })
            .await
    }
}

/// Ends every session of an account and makes its access tokens void.
pub(in crate::accounts) fn end_all(tx: &mut Tx<'_>, account: AccountId, reason: &str) -> Result<(), Fault> {
    let now = tx.now();
    store::end_all(tx.conn(), account, reason, now)?;
    void_access(tx, account)
}

/// Makes every access token of an account void, since it says what is true no more; sessions go on, and their refresh tokens
/// bring tokens that say what is true now.
pub(in crate::accounts) fn void_access(tx: &mut Tx<'_>, account: AccountId) -> Result<(), Fault> {
    let now = tx.now();
    let epoch = people::raise_epoch(tx.conn(), account, now)?;
    tx.emit(events::epoch_changed(account, epoch));
    Ok(())
}

/// Ends every session but the one in which the account changed something itself, and the refresh tokens of that one: it
/// lives until its access token ends.
pub(in crate::accounts) fn end_others(
    tx: &mut Tx<'_>,
    account: AccountId,
    own: SessionId,
    reason: &str,
) -> Result<(), Fault> {
    let now = tx.now();
    for ended in store::end_others(tx.conn(), account, own, reason, now)? {
        tx.emit(events::session_ended(account, ended));
    }
    store::void_refresh(tx.conn(), own, now)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::accounts::model::Login;
    use crate::accounts::password::Password;
    use crate::accounts::testing::{PASSWORD, deployment, phone};
    use crate::kernel::secret::ExposeSecret as _;

    #[tokio::test]
    async fn logging_out_ends_one_session_also_after_a_restart() {
        let place = deployment().await;
        let gone = place.client().await.tokens;
        let kept = place.sign_in(Login::Phone(phone("0555000001")), PASSWORD).await.unwrap().tokens;
        let session = place.accounts.bearer(gone.access.expose_secret()).unwrap().session;
        for _twice in 0..2 {
            place.accounts.end_session(session).await.unwrap();
        }
        let place = place.restarted().await;
        assert!(matches!(place.accounts.bearer(gone.access.expose_secret()), Err(Error::TokenInvalid)));
        place.accounts.bearer(kept.access.expose_secret()).unwrap();
        place.accounts.refresh(kept.refresh.expose_secret(), None).await.unwrap();
    }

    #[tokio::test]
    async fn a_new_password_ends_every_session_also_after_a_restart() {
        let place = deployment().await;
        let old = place.client().await;
        let new = Password::parse("another good password").unwrap();
        place.accounts.set_password(old.account.id, new).await.unwrap();
        let place = place.restarted().await;
        assert!(matches!(place.accounts.bearer(old.tokens.access.expose_secret()), Err(Error::TokenInvalid)));
        assert!(matches!(
            place.accounts.refresh(old.tokens.refresh.expose_secret(), None).await,
            Err(Error::TokenInvalid)
        ));
        let signed = place.sign_in(Login::Phone(phone("0555000001")), "another good password").await.unwrap();
        place.accounts.bearer(signed.tokens.access.expose_secret()).unwrap();
        place.pass(Duration::from_secs(31 * 60));
        assert!(matches!(place.accounts.bearer(signed.tokens.access.expose_secret()), Err(Error::TokenExpired)));
    }
}
