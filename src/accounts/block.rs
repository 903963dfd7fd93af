//! Blocking an account, and letting it back in.

use super::error::Error;
use super::events::AssistantChanged;
use super::{Accounts, directory, sessions, store};
use crate::audit::{self, Line};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::tx::Tx;

impl Accounts {
    /// Blocks an account: all its tokens are void at once, and an assistant is asked no more.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn block(&self, account: AccountId) -> Result<(), Error> {
        self.work().write(move |tx| set_blocked_in(tx, account, true)).await
    }

    /// Lets a blocked account sign in again.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn unblock(&self, account: AccountId) -> Result<(), Error> {
        self.work().write(move |tx| set_blocked_in(tx, account, false)).await
    }
}

/// Blocks or lets back in, inside a transaction.
pub(super) fn set_blocked_in(tx: &mut Tx<'_>, account: AccountId, blocked: bool) -> Result<(), Error> {
    store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    if !blocked {
        store::set_blocked(tx.conn(), account, false, now)?;
        return Ok(audit::record(tx, &Line::about("account.unblocked", account))?);
    }
    leave_the_road(tx, account)?;
    store::set_blocked(tx.conn(), account, true, now)?;
    audit::record(tx, &Line::about("account.blocked", account))?;
    Ok(sessions::end_all(tx, account, "blocked")?)
}

/// An assistant is asked no more. Before the account is blocked, which hides it.
pub(super) fn leave_the_road(tx: &mut Tx<'_>, account: AccountId) -> Result<(), Fault> {
    let now = tx.now();
    if let Some(assistant) = directory::assistant(tx.conn(), account.as_assistant())? {
        store::set_active(tx.conn(), account, false, now)?;
        let gone = AssistantChanged { active: false, ..AssistantChanged::of(&assistant) };
        tx.emit(gone.event(assistant.id));
    }
    Ok(())
}
