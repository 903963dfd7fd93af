//! An assistant goes active or inactive.

use super::view::assistant_profile;
use crate::accounts::error::Error;
use crate::accounts::model::AssistantProfile;
use crate::accounts::register::emit_assistant_changed;
use crate::accounts::{Accounts, store as people};
use crate::kernel::id::{AccountId, AssistantId};

impl Accounts {
    /// Sets whether an assistant wants to be asked. Going active counts as a new report of a known position; going
    /// inactive is always allowed and ends nothing that is under way.
    ///
    /// # Errors
    /// `license_expired` once the licence's last day is over where the deployment is; `documents_not_approved` where
    /// the settings demand it; `not_an_assistant`, `not_found`.
    pub async fn set_active(&self, id: AssistantId, active: bool) -> Result<AssistantProfile, Error> {
        let today = self.day_of(self.now());
        let approval_needed = self.settings().require_approved_documents;
        self.work()
            .write(move |tx| {
                let profile = assistant_profile(tx.conn(), id)?;
                if active && profile.details.license_expiry < today {
                    return Err(Error::LicenseExpired);
                }
                if active && approval_needed && !profile.documents_approved {
                    return Err(Error::DocumentsNotApproved);
                }
                let now = tx.now();
                people::set_active(tx.conn(), AccountId::from(id), active, now)?;
                emit_assistant_changed(tx, AccountId::from(id))?;
                assistant_profile(tx.conn(), id)
            })
            .await
    }
}
