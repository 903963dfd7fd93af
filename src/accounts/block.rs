//! Blocking an account, and letting it back in.

use serde_json::json;

use super::error::Error;
use super::events::AssistantChanged;
use super::identity::Identity;
use super::people::{Person, person_in};
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
        self.work().write(move |tx| set_blocked_in(tx, account, true, None)).await
    }

    /// Lets a blocked account sign in again.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn unblock(&self, account: AccountId) -> Result<(), Error> {
        self.work().write(move |tx| set_blocked_in(tx, account, false, None)).await
    }

    /// Blocks an account for a reason, which the audit log keeps.
    ///
    /// # Errors
    /// `not_found`; `own_account`: nobody shuts themselves out.
    pub async fn block_for(&self, by: Identity, account: AccountId, reason: String) -> Result<Person, Error> {
        if by.account == account {
            return Err(Error::OwnAccount);
        }
        self.work()
            .write(move |tx| {
                set_blocked_in(tx, account, true, Some(&reason))?;
                person_in(tx.conn(), account)
            })
            .await
    }

    /// Lets a blocked account sign in again, and shows whose it is.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn readmit(&self, account: AccountId) -> Result<Person, Error> {
        self.work()
            .write(move |tx| {
                set_blocked_in(tx, account, false, None)?;
                person_in(tx.conn(), account)
            })
            .await
    }
}

/// Blocks or lets back in, inside a transaction.
pub(super) fn set_blocked_in(
    tx: &mut Tx<'_>,
    account: AccountId,
    blocked: bool,
    reason: Option<&str>,
) -> Result<(), Error> {
    store::by_id(tx.conn(), account)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    if !blocked {
        store::set_blocked(tx.conn(), account, false, now)?;
        return Ok(audit::record(tx, &Line::about("account.unblocked", account))?);
    }
    leave_the_road(tx, account)?;
    store::set_blocked(tx.conn(), account, true, now)?;
    let line = Line::about("account.blocked", account);
    audit::record(tx, &if let Some(reason) = reason { line.with(json!({ "reason": reason })) } else { line })?;
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
