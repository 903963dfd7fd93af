//! Looking at accounts and changing them, by themselves or an administrator: what is changed through one API holds in all.

use super::error::Error;
use super::identity::Identity;
use super::model::{Account, Role};
use super::password::Password;
use super::profile::{self, ProfileChange};
use super::{Accounts, block, roster, sessions, store};
use crate::audit::{self, Line};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::tx::Tx;

/// What is to be changed of an account; `None` leaves a thing as it is.
#[derive(Debug, Clone, Default)]
pub struct AccountChange {
    /// Full name.
    pub name: Option<String>,
    /// Given name alone: the rest of the name stays.
    pub first_name: Option<String>,
    /// Family name alone: the given name stays.
    pub last_name: Option<String>,
    /// Username.
    pub username: Option<String>,
    /// Phone number; a new one is not verified.
    pub phone: Option<Phone>,
    /// What was written for a phone number without being one; the number that was there before goes.
    pub phone_written: Option<String>,
    /// E-mail address; a new one is not verified.
    pub email: Option<Email>,
    /// Postal address.
    pub address: Option<String>,
    /// Where a picture of theirs is; `Some(None)` takes it away.
    pub picture: Option<Option<String>>,
    /// A new password: ends every other session, and the refresh tokens of the one it is set in.
    pub password: Option<Password>,
    /// Whether they may sign in. An administrator's to say; from anybody else it is not heard.
    pub is_active: Option<bool>,
}

impl Accounts {
    /// The accounts in the order of their ids: all for an administrator, nobody but the caller for others.
    ///
    /// # Errors
    /// A fault.
    pub async fn accounts(&self, caller: Identity, page: PageRequest) -> Result<Page<Account>, Error> {
        let only = (caller.role != Role::Admin).then_some(caller.account);
        Ok(self.work().read(move |conn| roster::account_page(conn, only, page)).await?)
    }

    /// One account, for the person and administrators.
    ///
    /// # Errors
    /// `not_found`, `not_yours`.
    pub async fn account(&self, caller: Identity, id: AccountId) -> Result<Account, Error> {
        let found = self.work().read(move |conn| store::by_id(conn, id)).await?;
        may_change(&found, caller, id)?;
        Ok(found.ok_or(Error::NotFound)?.account)
    }

    /// Changes what is given, by the person or an administrator, all or nothing.
    ///
    /// # Errors
    /// `not_found`, `not_yours`; `phone_taken`, `email_taken`, `username_taken`.
    pub async fn change_account(
        &self,
        caller: Identity,
        id: AccountId,
        change: AccountChange,
    ) -> Result<Account, Error> {
        let ready = self.prepare_change(caller, id, change).await?;
        self.work().write(move |tx| change_account_in(tx, caller, id, &ready)).await
    }

    /// Hashes the password: before a transaction that [`change_account_in`] is part of.
    ///
    /// # Errors
    /// `not_found`, `not_yours`: whoever may not change it shall not make us hash.
    pub async fn prepare_change(
        &self,
        caller: Identity,
        id: AccountId,
        change: AccountChange,
    ) -> Result<ReadyChange, Error> {
        self.work().read(move |conn| may_change(&store::by_id(conn, id)?, caller, id)).await?;
        let hash = match &change.password {
            Some(password) => Some(self.hashing().hash(password).await?),
            None => None,
        };
        Ok(ReadyChange { change, hash })
    }
}

/// A change with the password hashed, for a transaction.
#[derive(Debug, Clone)]
pub struct ReadyChange {
    change: AccountChange,
    hash: Option<String>,
}

/// The person, or an administrator; another's account is there for nobody else.
pub(super) fn may_change(found: &Option<store::Stored>, caller: Identity, id: AccountId) -> Result<(), Error> {
    if found.is_none() {
        return Err(Error::NotFound);
    }
    if caller.account == id || caller.role == Role::Admin { Ok(()) } else { Err(Error::NotYours) }
}

/// Changes what is given inside a transaction.
///
/// # Errors
/// As [`Accounts::change_account`].
pub fn change_account_in(
    tx: &mut Tx<'_>,
    caller: Identity,
    id: AccountId,
    ready: &ReadyChange,
) -> Result<Account, Error> {
    let ReadyChange { change, hash } = ready;
    let found = store::by_id(tx.conn(), id)?;
    may_change(&found, caller, id)?;
    let old = found.ok_or(Error::NotFound)?.account;
    let texts = ProfileChange {
        name: change.name.clone().or_else(|| renamed(&old, change)),
        address: change.address.clone(),
        email: change.email.clone(),
        phone: change.phone.clone(),
        ..ProfileChange::default()
    };
    profile::change_person(tx, id, &texts)?;
    if let Some(username) = change.username.as_ref().filter(|name| old.username.as_ref() != Some(name)) {
        let written = tx.attempt(|conn| store::set_username(conn, id, username))?;
        written.map_err(|violation| store::taken(&violation))?;
    }
    if let Some(text) = &change.phone_written {
        store::set_phone_text(tx.conn(), id, text)?;
    }
    if let Some(picture) = &change.picture {
        store::set_picture(tx.conn(), id, picture.as_deref())?;
    }
    if let Some(hash) = hash.as_deref() {
        let now = tx.now();
        store::set_password(tx.conn(), id, Some(hash), now)?;
        audit::record(tx, &Line::about("password.changed", id))?;
        if caller.account == id {
            sessions::end_others(tx, id, caller.session, "new password")?;
        } else {
            sessions::end_all(tx, id, "new password")?;
        }
    }
    if let Some(active) = change.is_active.filter(|active| caller.role == Role::Admin && *active == old.is_blocked) {
        block::set_blocked_in(tx, id, !active, None)?;
    }
    Ok(store::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?.account)
}

/// The full name with one of its two parts changed.
fn renamed(old: &Account, change: &AccountChange) -> Option<String> {
    if change.first_name.is_none() && change.last_name.is_none() {
        return None;
    }
    let (first, last) = old.name_parts();
    let first = change.first_name.as_deref().unwrap_or(first);
    let last = change.last_name.as_deref().unwrap_or(last);
    Some(super::model::full_name(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::door::Door;
    use crate::accounts::model::Login;
    use crate::accounts::sign_in::SignedIn;
    use crate::accounts::testing::{Deployment, PASSWORD, client, deployment, phone};
    use crate::kernel::secret::{ExposeSecret as _, SecretString};

    async fn signed_in(place: &Deployment, number: &str) -> (SignedIn, Identity) {
        let login = vec![Login::Phone(phone(number))];
        let signed_in =
            place.accounts.sign_in_at(Door::LaptopRepair, login, SecretString::from(PASSWORD)).await.unwrap();
        let identity = place.accounts.bearer(signed_in.tokens.access.expose_secret()).unwrap();
        (signed_in, identity)
    }

    #[tokio::test]
    async fn a_part_of_the_name_changes_alone_and_rights_are_not_heard() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let (_, own) = signed_in(&place, "0555000001").await;
        let change = AccountChange {
            last_name: Some("Benali".to_owned()),
            username: Some("amel".to_owned()),
            is_active: Some(false),
            ..AccountChange::default()
        };
        let changed = place.accounts.change_account(own, id, change).await.unwrap();
        assert_eq!((changed.name.as_str(), changed.name_parts()), ("Amel Benali", ("Amel", "Benali")));
        assert_eq!((changed.username.as_deref(), changed.is_blocked), (Some("amel"), false));
        let other = place.accounts.register(client("0555000002", None)).await.unwrap().account.id;
        let refused = place.accounts.change_account(own, other, AccountChange::default()).await;
        assert!(matches!(refused, Err(Error::NotYours)), "{refused:?}");
        let (_, second) = signed_in(&place, "0555000002").await;
        let taken = AccountChange { username: Some("amel".to_owned()), ..AccountChange::default() };
        let refused = place.accounts.change_account(second, other, taken).await;
        assert!(matches!(refused, Err(Error::UsernameTaken)), "{refused:?}");
        let page = place.accounts.accounts(second, PageRequest::default()).await.unwrap();
        assert_eq!(page.items.iter().map(|account| account.id).collect::<Vec<_>>(), [other]);
    }

    #[tokio::test]
    async fn a_new_password_ends_all_but_the_session_it_was_set_in() {
        let place = deployment().await;
        let native = place.client().await;
        let (elsewhere, _) = signed_in(&place, "0555000001").await;
        let (here, own) = signed_in(&place, "0555000001").await;
        let password = Password::parse("another password").ok();
        let change = AccountChange { password, ..AccountChange::default() };
        place.accounts.change_account(own, own.account, change).await.unwrap();
        place.accounts.bearer(here.tokens.access.expose_secret()).unwrap();
        for gone in [&native, &elsewhere] {
            assert!(matches!(place.accounts.bearer(gone.tokens.access.expose_secret()), Err(Error::TokenInvalid)));
        }
        for gone in [&elsewhere, &here] {
            let token = gone.tokens.refresh.expose_secret();
            let refused = place.accounts.renew_access(Door::LaptopRepair, token).await;
            assert!(matches!(refused, Err(Error::TokenInvalid)), "{refused:?}");
        }
    }

    #[tokio::test]
    async fn a_deleted_account_is_nobody_and_leaves_its_logins() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let (here, own) = signed_in(&place, "0555000001").await;
        place.accounts.delete_account(own, id).await.unwrap();
        assert!(matches!(place.accounts.delete_account(own, id).await, Err(Error::NotFound)));
        assert!(matches!(place.accounts.profile(id).await, Err(Error::NotFound)));
        assert!(matches!(place.accounts.bearer(here.tokens.access.expose_secret()), Err(Error::TokenInvalid)));
        assert!(matches!(place.accounts.unblock(id).await, Err(Error::NotFound)));
        let login = Login::Phone(phone("0555000001"));
        assert!(matches!(place.sign_in(login, PASSWORD).await, Err(Error::WrongCredentials)));
        assert_ne!(place.client().await.account.id, id);
    }
}
