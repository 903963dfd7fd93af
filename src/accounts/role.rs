//! A customer becomes a mechanic, and a mechanic a customer.

use serde_json::json;

use super::error::Error;
use super::model::Role;
use super::{sessions, store};
use crate::audit::{self, Line};
use crate::kernel::id::AccountId;
use crate::tx::Tx;

/// Changes what an account is for, inside a transaction. Whether the caller may is the caller's to know. Access tokens that
/// name the old role are void; a refresh token brings one that names the new role.
///
/// # Errors
/// `not_found`; `role_fixed`: administrators and assistants stay what they are, and nobody becomes one.
pub fn change_role_in(tx: &mut Tx<'_>, id: AccountId, to: Role) -> Result<(), Error> {
    store::lock(tx.conn(), id)?;
    let from = store::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?.account.role;
    match (from, to) {
        (Role::Customer, Role::Mechanic) | (Role::Mechanic, Role::Customer) => {}
        (same, other) if same == other => return Ok(()),
        _ => return Err(Error::RoleFixed),
    }
    let now = tx.now();
    store::set_role(tx.conn(), id, to, now)?;
    let details = json!({ "from": from.word(), "to": to.word() });
    audit::record(tx, &Line::about("account.role_changed", id).with(details))?;
    Ok(sessions::void_access(tx, id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::door::Door;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, assistant, deployment, phone};
    use crate::kernel::secret::{ExposeSecret as _, SecretString};

    #[tokio::test]
    async fn old_tokens_are_void_and_new_ones_name_the_new_role() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        let login = vec![Login::Phone(phone("0555000001"))];
        let tokens =
            place.accounts.sign_in_at(Door::LaptopRepair, login, SecretString::from(PASSWORD)).await.unwrap().tokens;
        for (to, word) in [(Role::Mechanic, "mechanic"), (Role::Customer, "customer")] {
            let before = place.accounts.renew_access(Door::LaptopRepair, tokens.refresh.expose_secret()).await.unwrap();
            place.accounts.work().write(move |tx| change_role_in(tx, id, to)).await.unwrap();
            let old = place.accounts.bearer(before.access.expose_secret());
            assert!(matches!(old, Err(Error::TokenInvalid)), "{old:?}");
            let after = place.accounts.renew_access(Door::LaptopRepair, tokens.refresh.expose_secret()).await.unwrap();
            assert_eq!(place.accounts.bearer(after.access.expose_secret()).unwrap().role.word(), word);
            // the same again changes nothing
            place.accounts.work().write(move |tx| change_role_in(tx, id, to)).await.unwrap();
            place.accounts.bearer(after.access.expose_secret()).unwrap();
        }
    }

    #[tokio::test]
    async fn assistants_and_administrators_stay_what_they_are() {
        let place = deployment().await;
        let driver = place.accounts.register(assistant("0555000002")).await.unwrap().account.id;
        let client = place.client().await.account.id;
        for (id, to) in [(driver, Role::Mechanic), (client, Role::Admin), (client, Role::Assistant)] {
            let refused = place.accounts.work().write(move |tx| change_role_in(tx, id, to)).await;
            assert!(matches!(refused, Err(Error::RoleFixed)), "{refused:?}");
        }
    }
}
