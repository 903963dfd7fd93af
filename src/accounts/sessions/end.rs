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
    let epoch = people::raise_epoch(tx.conn(), account, now)?;
    tx.emit(events::epoch_changed(account, epoch));
    Ok(())
}
