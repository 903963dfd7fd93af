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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::accounts::events::AssistantChanged;
    use crate::accounts::profile::{AssistantFilter, ProfileChange};
    use crate::accounts::testing::{START, assistant, deployment, email, phone, unknown, with};
    use crate::kernel::geo::{Metres, Point};
    use crate::kernel::page::{Limit, PageRequest};

    const DAY: Duration = Duration::from_secs(86_400);

    #[tokio::test]
    async fn going_active_reports_the_known_position_anew() {
        let place = deployment().await;
        let id = place.accounts.register(assistant("0555000001")).await.unwrap().account.id.as_assistant();
        place.pass(DAY);
        assert!(place.accounts.set_active(id, true).await.unwrap().is_active);
        let last = place.events.0.lock().iter().filter_map(AssistantChanged::from_event).next_back().unwrap().1;
        assert!(last.active);
        assert_eq!(last.position.unwrap().2, (START + DAY).micros());
    }

    #[tokio::test]
    async fn an_expired_licence_keeps_one_inactive() {
        let place = deployment().await;
        let id = place.accounts.register(assistant("0555000001")).await.unwrap().account.id.as_assistant();
        // 2027-01-01 23:59 in Algiers is the last minute
        place.pass(41 * DAY + Duration::from_secs(10 * 3600 + 59 * 60));
        place.accounts.set_active(id, true).await.unwrap();
        place.pass(Duration::from_secs(60));
        assert!(matches!(place.accounts.set_active(id, true).await, Err(Error::LicenseExpired)));
        assert!(!place.accounts.set_active(id, false).await.unwrap().is_active);
    }

    #[tokio::test]
    async fn papers_count_where_the_settings_say_so() {
        let place = with(|settings| settings.require_approved_documents = true).await;
        let id = place.accounts.register(assistant("0555000001")).await.unwrap().account.id.as_assistant();
        assert!(matches!(place.accounts.set_active(id, true).await, Err(Error::DocumentsNotApproved)));
    }

    #[tokio::test]
    async fn a_client_is_no_assistant() {
        let place = deployment().await;
        let id = place.client().await.account.id.as_assistant();
        assert!(matches!(place.accounts.set_active(id, true).await, Err(Error::NotAnAssistant)));
    }

    #[tokio::test]
    async fn the_list_has_the_active_ones_in_pages() {
        let place = deployment().await;
        let mut ids = Vec::new();
        for n in 0..5 {
            let id = place.accounts.register(assistant(&format!("055500001{n}"))).await.unwrap().account.id;
            if n != 2 {
                place.accounts.set_active(id.as_assistant(), true).await.unwrap();
                ids.push(id.get());
            }
        }
        let mut seen = Vec::new();
        let mut cursor = None;
        loop {
            let page = PageRequest::after(Limit::new(3).unwrap(), cursor);
            let page = place.accounts.active_assistants(AssistantFilter::default(), page, unknown()).await.unwrap();
            seen.extend(page.items.iter().map(|entry| entry.id.get()));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, ids);
        let near =
            |lat| AssistantFilter { near: Some((Point::new(lat, 3.05).unwrap(), Metres(2000.0))), service: None };
        let found = place.accounts.active_assistants(near(36.76), PageRequest::default(), unknown()).await.unwrap();
        assert_eq!(found.items.len(), 4);
        let none = place.accounts.active_assistants(near(36.80), PageRequest::default(), unknown()).await.unwrap();
        assert_eq!((none.items.len(), none.next), (0, None));
    }

    #[tokio::test]
    async fn a_new_contact_is_unverified_and_unique() {
        let place = deployment().await;
        let client = place.client().await.account.id;
        let other = place.accounts.register(assistant("0555000002")).await.unwrap().account.id;
        let taken = ProfileChange { phone: Some(phone("0555000001")), ..Default::default() };
        assert!(matches!(place.accounts.update_profile(other, taken).await, Err(Error::PhoneTaken)));
        let taken =
            ProfileChange { email: Some(email("amel@example.com")), name: Some("X".into()), ..Default::default() };
        assert!(matches!(place.accounts.update_profile(other, taken).await, Err(Error::EmailTaken)));
        // nothing of a refused change stays
        assert_eq!(place.accounts.profile(other).await.unwrap().name, "Amel Haddad");
        let fine = ProfileChange {
            email: Some(email("new@example.com")),
            address: Some("Rue Didouche".into()),
            ..Default::default()
        };
        let changed = place.accounts.update_profile(client, fine).await.unwrap();
        assert_eq!((changed.email.as_deref(), changed.email_verified), (Some("new@example.com"), false));
        assert_eq!(changed.address.as_deref(), Some("Rue Didouche"));
    }
}
