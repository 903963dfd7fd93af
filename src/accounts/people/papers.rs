//! An administrator judges an assistant's papers.

use serde_json::json;

use super::list::{Person, person_in};
use super::store;
use crate::accounts::error::Error;
use crate::accounts::register::emit_assistant_changed;
use crate::accounts::{Accounts, store as rows};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;

impl Accounts {
    /// Approves an assistant's papers, or refuses them, which takes an approval back: who must have approved papers is then
    /// asked no more, and reads the reason in their profile.
    ///
    /// # Errors
    /// `not_found`, `not_an_assistant`.
    pub async fn judge_documents(
        &self,
        id: AccountId,
        approved: bool,
        reason: Option<String>,
    ) -> Result<Person, Error> {
        let approval_needed = self.settings().require_approved_documents;
        self.work()
            .write(move |tx| {
                rows::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?;
                let now = tx.now();
                let old = rows::assistant(tx.conn(), id)?.ok_or(Error::NotAnAssistant)?;
                let verdict = if approved { Ok(()) } else { Err(reason.as_deref().unwrap_or_default()) };
                store::set_verdict(tx.conn(), id, verdict, now)?;
                if old.is_active && approval_needed && !approved {
                    rows::set_active(tx.conn(), id, false, now)?;
                    emit_assistant_changed(tx, id)?;
                }
                let action = if approved { "documents.approved" } else { "documents.rejected" };
                audit::record(tx, &Line::about(action, id).with(json!({ "reason": reason })))?;
                person_in(tx.conn(), id)
            })
            .await
    }
}
