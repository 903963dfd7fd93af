//! Changes to one's own profile.

use super::store;
use super::view::assistant_profile;
use crate::accounts::error::Error;
use crate::accounts::model::{Account, AssistantDetails, AssistantProfile, LicenseCategory, Service};
use crate::accounts::register::emit_assistant_changed;
use crate::accounts::{Accounts, store as people};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::id::{AccountId, AssistantId};
use crate::tx::Tx;

/// What is to be changed; `None` leaves a thing as it is.
#[derive(Debug, Clone, Default)]
pub struct ProfileChange {
    /// Full name.
    pub name: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// E-mail address; a new one is not verified.
    pub email: Option<Email>,
    /// Phone number; a new one is not verified.
    pub phone: Option<Phone>,
    /// Kind of help given (assistants).
    pub service: Option<Service>,
    /// Vehicle (assistants).
    pub vehicle_type: Option<String>,
    /// Licence category (assistants).
    pub license: Option<LicenseCategory>,
    /// Number on the licence (assistants).
    pub license_number: Option<String>,
    /// Last day on which the licence holds (assistants).
    pub license_expiry: Option<chrono::NaiveDate>,
    /// Number of the vehicle's registration (assistants).
    pub registration_number: Option<i64>,
}

impl ProfileChange {
    fn applied_to(&self, old: &AssistantDetails) -> AssistantDetails {
        AssistantDetails {
            service: self.service.unwrap_or(old.service),
            vehicle_type: self.vehicle_type.clone().unwrap_or_else(|| old.vehicle_type.clone()),
            license: self.license.unwrap_or(old.license),
            license_number: self.license_number.clone().unwrap_or_else(|| old.license_number.clone()),
            license_expiry: self.license_expiry.unwrap_or(old.license_expiry),
            registration_number: self.registration_number.unwrap_or(old.registration_number),
        }
    }
}

impl Accounts {
    /// Changes what belongs to every account; what only assistants have is left alone.
    ///
    /// # Errors
    /// `phone_taken`, `email_taken`, `not_found`.
    pub async fn update_profile(&self, id: AccountId, change: ProfileChange) -> Result<Account, Error> {
        self.work()
            .write(move |tx| {
                let account = change_person(tx, id, &change)?;
                // the index knows nothing of names, but a changed assistant is told in one way only
                emit_assistant_changed(tx, id)?;
                Ok(account)
            })
            .await
    }

    /// Changes an assistant's profile. Other papers than those approved need approval again.
    ///
    /// # Errors
    /// As [`Accounts::update_profile`]; `license_over` for a new licence that has expired, `not_an_assistant`.
    pub async fn update_assistant(&self, id: AssistantId, change: ProfileChange) -> Result<AssistantProfile, Error> {
        if change.license_expiry.is_some_and(|last_day| last_day < self.day_of(self.now())) {
            return Err(Error::LicenseOver);
        }
        let approval_needed = self.settings().require_approved_documents;
        self.work()
            .write(move |tx| {
                let account = AccountId::from(id);
                change_person(tx, account, &change)?;
                let old = people::assistant(tx.conn(), account)?.ok_or(Error::NotAnAssistant)?;
                let details = change.applied_to(&old.details);
                let same_papers = details.license == old.details.license
                    && details.license_number == old.details.license_number
                    && details.license_expiry == old.details.license_expiry
                    && details.registration_number == old.details.registration_number;
                let approved = old.documents_approved && same_papers;
                let active = old.is_active && (approved || !approval_needed);
                let new = people::StoredAssistant {
                    details,
                    documents_approved: approved,
                    // other papers wait for another look
                    documents_refused: old.documents_refused.filter(|_| same_papers),
                    is_active: active,
                };
                let now = tx.now();
                store::update_assistant(tx.conn(), account, &new, now)?;
                emit_assistant_changed(tx, account)?;
                assistant_profile(tx.conn(), id)
            })
            .await
    }
}

/// The same inside a transaction, for what belongs to every account.
pub(in crate::accounts) fn change_person(
    tx: &mut Tx<'_>,
    id: AccountId,
    change: &ProfileChange,
) -> Result<Account, Error> {
    let old = people::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?.account;
    let now = tx.now();
    store::update_texts(tx.conn(), id, change.name.as_deref(), change.address.as_deref(), now)?;
    // writing a contact back as it was must not undo its verification
    if let Some(email) = change.email.as_ref().filter(|email| old.email.as_deref() != Some(email.as_str())) {
        let written = tx.attempt(|conn| store::set_email(conn, id, email))?;
        written.map_err(|violation| people::taken(&violation))?;
    }
    if let Some(phone) = change.phone.as_ref().filter(|phone| old.phone.as_deref() != Some(phone.key())) {
        let written = tx.attempt(|conn| store::set_phone(conn, id, phone))?;
        written.map_err(|violation| people::taken(&violation))?;
    }
    Ok(people::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?.account)
}
