//! Blocking an account, and letting it back in.

use super::error::Error;
use super::events::AssistantChanged;
use super::{Accounts, directory, sessions, store};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;

impl Accounts {
    /// Blocks an account: all its tokens are void at once, and an assistant is asked no more.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn block(&self, account: AccountId) -> Result<(), Error> {
        self.work()
            .write(move |tx| {
                let now = tx.now();
                store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
                // read before the block hides it
                if let Some(assistant) = directory::assistant(tx.conn(), account.as_assistant())? {
                    store::set_active(tx.conn(), account, false, now)?;
                    let gone = AssistantChanged { active: false, ..AssistantChanged::of(&assistant) };
                    tx.emit(gone.event(assistant.id));
                }
                store::set_blocked(tx.conn(), account, true, now)?;
                audit::record(tx, &Line::about("account.blocked", account))?;
                Ok(sessions::end_all(tx, account, "blocked")?)
            })
            .await
    }

    /// Lets a blocked account sign in again.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn unblock(&self, account: AccountId) -> Result<(), Error> {
        self.work()
            .write(move |tx| {
                let now = tx.now();
                store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
                store::set_blocked(tx.conn(), account, false, now)?;
                Ok(audit::record(tx, &Line::about("account.unblocked", account))?)
            })
            .await
    }
}
