//! People who are to be there, of whatever role: for what furnishes a deployment with a believable garage.

use serde_json::json;

use super::Accounts;
use super::door::Edition;
use super::error::Error;
use super::identity::Identity;
use super::model::{Contact, Role};
use super::password::Password;
use super::store::{self, NewRow};
use crate::audit::{self, Line};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::id::{AccountId, SessionId};
use crate::tx::Tx;

/// Somebody who is to be there, known by their phone number; no assistant, since those have papers.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What the account is for.
    pub role: Role,
    /// Full name.
    pub name: String,
    /// Phone number, taken as verified.
    pub phone: Phone,
    /// E-mail address, taken as verified.
    pub email: Option<Email>,
}

/// Somebody who is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ensured {
    /// As whom use cases of this process are called. It belongs to no session: nobody can sign in with it.
    pub identity: Identity,
    /// They were made just now.
    pub is_new: bool,
}

impl Accounts {
    /// Makes those of these people who are not there yet, all or none, with one password; whoever is there stays as they
    /// are. In the given order.
    ///
    /// # Errors
    /// `phone_taken` where somebody of another role has the number, `email_taken`.
    pub async fn ensure(&self, wanted: Vec<Wanted>, password: &Password) -> Result<Vec<Ensured>, Error> {
        let phones: Vec<Phone> = wanted.iter().map(|one| one.phone.clone()).collect();
        let known = self
            .work()
            .read(move |conn| {
                let known = phones.into_iter().map(|phone| store::by_contact(conn, &Contact::Phone(phone)));
                Ok::<_, Error>(known.collect::<Result<Vec<_>, _>>()?.iter().filter(|one| one.is_some()).count())
            })
            .await?;
        // slow on purpose, so only where somebody needs it
        let hash = if known < wanted.len() { Some(self.hashing().hash(password).await?) } else { None };
        let now = self.now();
        let there = self
            .work()
            .write(move |tx| {
                let there: Vec<_> =
                    wanted.iter().map(|one| find_or_make(tx, one, hash.as_deref())).collect::<Result<_, _>>()?;
                let made = there.iter().filter(|(.., is_new)| *is_new).count();
                if made > 0 {
                    audit::record(tx, &Line::new("accounts.seeded").with(json!({ "accounts": made })))?;
                }
                Ok::<_, Error>(there)
            })
            .await?;
        let ensured = there.into_iter().map(|(account, role, is_new)| Ensured {
            identity: Identity { account, session: SessionId::new(0), role, edition: Edition::Native, expires_at: now },
            is_new,
        });
        Ok(ensured.collect())
    }
}

fn find_or_make(tx: &mut Tx<'_>, wanted: &Wanted, hash: Option<&str>) -> Result<(AccountId, Role, bool), Error> {
    if let Some(found) = store::by_contact(tx.conn(), &Contact::Phone(wanted.phone.clone()))? {
        let fits = found.account.role == wanted.role;
        return if fits { Ok((found.account.id, wanted.role, false)) } else { Err(Error::PhoneTaken) };
    }
    let row = NewRow {
        role: wanted.role,
        name: wanted.name.clone(),
        username: None,
        phone: Some(wanted.phone.clone()),
        email: wanted.email.clone(),
        password_hash: hash.map(str::to_owned),
        google_subject: None,
        address: None,
        language: None,
        phone_verified: true,
        email_verified: wanted.email.is_some(),
        position: None,
    };
    Ok((store::insert(tx, &row)?, wanted.role, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, email, phone};

    fn wanted(role: Role, number: &str) -> Wanted {
        Wanted { role, name: format!("{role:?} {number}"), phone: phone(number), email: None }
    }

    #[tokio::test]
    async fn whoever_is_there_stays_as_they_are() {
        let place = deployment().await;
        let password = Password::parse(PASSWORD).unwrap();
        let two = vec![
            wanted(Role::Mechanic, "0770000001"),
            Wanted { email: Some(email("amel@example.com")), ..wanted(Role::Customer, "0770000002") },
        ];
        let first = place.accounts.ensure(two.clone(), &password).await.unwrap();
        assert!(first.iter().all(|one| one.is_new));
        assert_eq!((first[0].identity.role, first[1].identity.role), (Role::Mechanic, Role::Customer));
        let three = [two.clone(), vec![wanted(Role::Admin, "0770000003")]].concat();
        let other = Password::parse("another password").unwrap();
        let second = place.accounts.ensure(three, &other).await.unwrap();
        let made: Vec<bool> = second.iter().map(|one| one.is_new).collect();
        assert_eq!(made, [false, false, true]);
        assert_eq!(second[1].identity.account, first[1].identity.account);
        place.sign_in(Login::Phone(phone("0770000001")), PASSWORD).await.unwrap();
        place.sign_in(Login::Phone(phone("0770000003")), "another password").await.unwrap();
    }

    #[tokio::test]
    async fn a_number_of_somebody_else_is_refused_and_nobody_is_made() {
        let place = deployment().await;
        let password = Password::parse(PASSWORD).unwrap();
        place.accounts.ensure(vec![wanted(Role::Customer, "0770000002")], &password).await.unwrap();
        let both = vec![wanted(Role::Mechanic, "0770000001"), wanted(Role::Mechanic, "0770000002")];
        assert!(matches!(place.accounts.ensure(both, &password).await, Err(Error::PhoneTaken)));
        let refused = place.sign_in(Login::Phone(phone("0770000001")), PASSWORD).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)));
    }
}
