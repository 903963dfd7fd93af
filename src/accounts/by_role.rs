//! The accounts of certain roles, for APIs that keep each role in a list of its own.

use super::Accounts;
use super::change::may_change;
use super::error::Error;
use super::identity::Identity;
use super::model::{Account, Role};
use super::store;
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};

impl Accounts {
    /// The accounts of these roles in the order of their ids: all for an administrator, nobody but the caller for others.
    ///
    /// # Errors
    /// A fault.
    pub async fn accounts_as(
        &self,
        roles: &'static [Role],
        caller: Identity,
        page: PageRequest,
    ) -> Result<Page<Account>, Error> {
        let only = (caller.role != Role::Admin).then_some(caller.account);
        let (rows, total) = self.work().read(move |conn| store::page(conn, only, roles, page)).await?;
        Ok(Page::from_rows(rows, page.limit, |account| account.id.get()).of(total))
    }

    /// One account of these roles, for the person and administrators.
    ///
    /// # Errors
    /// `not_found`, also where it is of another role; `not_yours`.
    pub async fn account_as(&self, roles: &'static [Role], caller: Identity, id: AccountId) -> Result<Account, Error> {
        self.work()
            .read(move |conn| {
                let found = store::by_id(conn, id)?.filter(|found| roles.contains(&found.account.role));
                may_change(&found, caller, id)?;
                found.map(|found| found.account).ok_or(Error::NotFound)
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::door::Door;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, phone};
    use crate::kernel::secret::{ExposeSecret as _, SecretString};

    #[tokio::test]
    async fn who_is_of_another_role_is_not_there() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let login = vec![Login::Phone(phone("0555000001"))];
        let signed_in = place.accounts.sign_in_at(Door::Revcare, login, SecretString::from(PASSWORD)).await.unwrap();
        let own = place.accounts.bearer(signed_in.tokens.access.expose_secret()).unwrap();
        let admin = Identity { role: Role::Admin, account: AccountId::new(999), ..own };
        assert_eq!(place.accounts.account_as(&[Role::Customer], own, id).await.unwrap().id, id);
        assert_eq!(place.accounts.account_as(&[Role::Customer], admin, id).await.unwrap().id, id);
        for caller in [own, admin] {
            let refused = place.accounts.account_as(&[Role::Mechanic], caller, id).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let listed = async |roles, caller| {
            place.accounts.accounts_as(roles, caller, PageRequest::default()).await.unwrap().items.len()
        };
        assert_eq!((listed(&[Role::Customer], admin).await, listed(&[Role::Mechanic], admin).await), (1, 0));
        let stranger = Identity { account: AccountId::new(999), ..own };
        assert_eq!(listed(&[Role::Customer], stranger).await, 0);
        let refused = place.accounts.account_as(&[Role::Customer], stranger, id).await;
        assert!(matches!(refused, Err(Error::NotYours)), "{refused:?}");
    }
}
