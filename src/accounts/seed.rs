//! Many verified accounts at once, for `depannini seed`.

use serde_json::json;

use super::Accounts;
use super::door::Door;
use super::error::Error;
use super::model::{AssistantDetails, Role};
use super::password::Password;
use super::register::emit_assistant_changed;
use super::sessions::{self, Subject};
use super::store::{self, NewRow};
use crate::audit::{self, Line};
use crate::kernel::contact::Phone;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::secret::SecretString;
use crate::tx::Tx;

/// A verified account to be made: an active assistant with these details, or a customer without any.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Full name.
    pub name: String,
    /// Phone number, taken as verified.
    pub phone: Phone,
    /// Where they are.
    pub position: Point,
    /// Licence and vehicle of an assistant.
    pub assistant: Option<AssistantDetails>,
}

/// An account that was made.
#[derive(Debug, Clone)]
pub struct Seeded {
    /// Who.
    pub id: AccountId,
    /// An access token of a session of its own.
    pub access: SecretString,
}

/// Accounts made in one job: an assistant is up to five rows, and a job writes 256 at the most.
const SLICE: usize = 50;

impl Accounts {
    /// Makes verified accounts that share one password, hashed once; returns them in the given order.
    ///
    /// # Errors
    /// `phone_taken`: the slice of accounts with that number is not made, those before it are.
    pub async fn seed(&self, new: Vec<NewAccount>, password: &Password) -> Result<Vec<Seeded>, Error> {
        let hash = self.hashing().hash(password).await?;
        let mut made = Vec::with_capacity(new.len());
        for slice in new.chunks(SLICE) {
            let (slice, hash) = (slice.to_vec(), hash.clone());
            let life = Door::Native.refresh_life(self.settings()).unwrap_or_default();
            let rows = self
                .work()
                .write(move |tx| {
                    audit::record(tx, &Line::new("accounts.seeded").with(json!({ "accounts": slice.len() })))?;
                    slice.iter().map(|new| insert(tx, new, &hash, life)).collect::<Result<Vec<_>, _>>()
                })
                .await?;
            for (id, session, role) in rows {
                let subject = Subject { account: id, session, role, epoch: 0, door: Door::Native };
                let (access, _) = self.signer().sign(subject, self.now())?;
                made.push(Seeded { id, access });
            }
        }
        Ok(made)
    }
}

fn insert(
    tx: &mut Tx<'_>,
    new: &NewAccount,
    hash: &str,
    session_life: std::time::Duration,
) -> Result<(AccountId, SessionId, Role), Error> {
    let role = if new.assistant.is_some() { Role::Assistant } else { Role::Customer };
    let row = NewRow {
        role,
        name: new.name.clone(),
        username: None,
        phone: Some(new.phone.clone()),
        email: None,
        password_hash: Some(hash.to_owned()),
        google_subject: None,
        address: None,
        language: None,
        phone_verified: true,
        email_verified: false,
        position: Some(new.position),
    };
    let id = store::insert(tx, &row)?;
    let now = tx.now();
    if let Some(details) = &new.assistant {
        store::insert_assistant(tx.conn(), id, details, true, now)?;
        emit_assistant_changed(tx, id)?;
    }
    let session = sessions::store::insert(tx.conn(), id, Door::Native, now + session_life, now)?;
    Ok((id, session, role))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, details, phone, unknown};
    use crate::kernel::page::PageRequest;
    use crate::kernel::secret::ExposeSecret as _;

    #[tokio::test]
    async fn seeded_accounts_can_do_what_others_can() {
        let place = deployment().await;
        let position = Point::new(36.75, 3.05).unwrap();
        let new = (0..120)
            .map(|n| NewAccount {
                name: format!("Seed {n}"),
                phone: phone(&format!("05550{n:05}")),
                position,
                assistant: (n % 2 == 0).then(details),
            })
            .collect();
        let seeded = place.accounts.seed(new, &Password::parse(PASSWORD).unwrap()).await.unwrap();
        assert_eq!(seeded.len(), 120);
        assert_eq!(place.accounts.bearer(seeded[7].access.expose_secret()).unwrap().account, seeded[7].id);
        place.sign_in(Login::Phone(phone("0555000007")), PASSWORD).await.unwrap();
        let active =
            place.accounts.active_assistants(Default::default(), PageRequest::default(), unknown()).await.unwrap();
        assert!(active.next.is_some() && active.items[0].id.get() == seeded[0].id.get());
        assert_eq!(place.events.0.lock().len(), 60);
    }
}
