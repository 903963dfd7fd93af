//! Making an administrator.

use serde_json::json;

use super::Accounts;
use super::error::Error;
use super::model::{Account, Contact, Role};
use super::password::Password;
use super::store::{self, NewRow, Stored};
use crate::audit::{self, Line};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::id::AccountId;

/// An administrator to be; phone or e-mail must be there.
#[derive(Debug, Clone)]
pub struct NewAdmin {
    /// Full name.
    pub name: String,
    /// Phone number.
    pub phone: Option<Phone>,
    /// E-mail address.
    pub email: Option<Email>,
    /// Password.
    pub password: Password,
}

impl Accounts {
    /// Makes an administrator with verified contacts.
    ///
    /// # Errors
    /// `phone_taken`, `email_taken`.
    pub async fn create_admin(&self, new: NewAdmin) -> Result<AccountId, Error> {
        let hash = self.hashing().hash(&new.password).await?;
        let row = row(new, hash);
        self.work()
            .write(move |tx| {
                let id = store::insert(tx, &row)?;
                audit::record(tx, &Line::about("account.admin_created", id))?;
                Ok(id)
            })
            .await
    }

    /// The administrator of a development server: made when missing, else brought to this role and password. Changes
    /// nothing when all is so already, so that a restart ends no session.
    ///
    /// # Errors
    /// `phone_taken` or `email_taken` when phone and e-mail belong to two accounts.
    pub async fn ensure_admin(&self, new: NewAdmin) -> Result<AccountId, Error> {
        let Some(found) = self.find_admin(&new).await? else { return self.create_admin(new).await };
        let id = found.account.id;
        let fits = self.hashing().verify(new.password.secret().clone(), found.password_hash.clone()).await?;
        let Account { role, is_blocked, .. } = found.account;
        if fits && role == Role::Admin && !is_blocked {
            return Ok(id);
        }
        let hash = if fits { found.password_hash } else { Some(self.hashing().hash(&new.password).await?) };
        self.work()
            .write(move |tx| {
                let now = tx.now();
                store::set_role(tx.conn(), id, Role::Admin, now)?;
                store::set_password(tx.conn(), id, hash.as_deref(), now)?;
                store::set_blocked(tx.conn(), id, false, now)?;
                let changed = json!({ "role_before": role.word(), "was_blocked": is_blocked, "new_password": !fits });
                audit::record(tx, &Line::about("account.made_admin", id).with(changed))?;
                Ok::<_, Error>(super::sessions::end_all(tx, id, "made administrator")?)
            })
            .await?;
        Ok(id)
    }

    async fn find_admin(&self, new: &NewAdmin) -> Result<Option<Stored>, Error> {
        let phone = new.phone.clone().map(Contact::Phone);
        let email = new.email.clone().map(Contact::Email);
        self.work()
            .read(move |conn| {
                for contact in [phone, email].into_iter().flatten() {
                    if let Some(found) = store::by_contact(conn, &contact)? {
                        return Ok(Some(found));
                    }
                }
                Ok(None)
            })
            .await
    }
}

fn row(new: NewAdmin, hash: String) -> NewRow {
    NewRow {
        role: Role::Admin,
        name: new.name,
        username: None,
        phone_verified: new.phone.is_some(),
        email_verified: new.email.is_some(),
        phone: new.phone,
        email: new.email,
        password_hash: Some(hash),
        google_subject: None,
        address: None,
        language: None,
        position: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, phone};
    use crate::kernel::secret::ExposeSecret as _;

    fn admin() -> NewAdmin {
        let password = Password::parse(PASSWORD).unwrap();
        NewAdmin { name: "Admin".to_owned(), phone: Some(phone("0555111111")), email: None, password }
    }

    #[tokio::test]
    async fn the_development_administrator_is_made_once() {
        let place = deployment().await;
        let id = place.accounts.ensure_admin(admin()).await.unwrap();
        let signed = place.sign_in(Login::Phone(phone("0555111111")), PASSWORD).await.unwrap();
        assert_eq!((signed.account.id, signed.account.role), (id, Role::Admin));
        assert_eq!(place.accounts.ensure_admin(admin()).await.unwrap(), id);
        // nothing was to be done, so no session ended
        place.accounts.bearer(signed.tokens.access.expose_secret()).unwrap();
        let other = NewAdmin { password: Password::parse("another password").unwrap(), ..admin() };
        assert_eq!(place.accounts.ensure_admin(other).await.unwrap(), id);
        place.sign_in(Login::Phone(phone("0555111111")), "another password").await.unwrap();
    }
}
