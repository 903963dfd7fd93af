//! Signing in with a password.

use std::time::Duration;

use serde_json::json;

use super::Accounts;
use super::door::Door;
use super::error::Error;
use super::model::{Account, Login};
use super::sessions::{NewSession, Tokens};
use super::store::{self, Stored};
use crate::audit::{self, Line};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::secret::SecretString;
use crate::storage::Conn;

/// A person who has just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub account: Account,
    /// What they show from now on.
    pub tokens: Tokens,
}

/// In the audit log: too many sign-ins failed.
const LOCKED: &str = "sign_in.locked";
/// An attack that lasts is a line for each account and address in this time, not one for each try.
const LOCKED_AGAIN: Duration = Duration::from_secs(15 * 60);

impl Accounts {
    /// Signs in. An unknown account answers as a wrong password does, after the same time.
    ///
    /// # Errors
    /// `wrong_credentials`; `account_blocked`, told only to one who knows the password.
    pub async fn sign_in(&self, login: Login, password: SecretString) -> Result<SignedIn, Error> {
        self.sign_in_at(Door::Native, vec![login], password).await
    }

    /// Signs in at a door, by whichever of these logins the password fits. Whom the door does not admit is answered as with a
    /// wrong password, after the same time; so is whoever has no login that could be read.
    ///
    /// # Errors
    /// As [`Accounts::sign_in`].
    pub async fn sign_in_at(&self, door: Door, logins: Vec<Login>, password: SecretString) -> Result<SignedIn, Error> {
        let mut found = self.work().read(move |conn| candidates(conn, &logins)).await?;
        found.retain(|found| door.admits(found.account.role));
        // nobody there takes as long as somebody
        let mut tries: Vec<_> = found.into_iter().map(Some).collect();
        if tries.is_empty() {
            tries.push(None);
        }
        for found in tries {
            let hash = found.as_ref().and_then(|found| found.password_hash.clone());
            let fits = self.hashing().verify(password.clone(), hash.clone()).await?;
            let (Some(found), Some(hash), true) = (found, hash, fits) else { continue };
            if found.account.is_blocked {
                return Err(Error::AccountBlocked);
            }
            let renewed =
                if self.hashing().is_outdated(&hash) { Some(self.hashing().hash_text(password).await?) } else { None };
            return self.begin(door, found.account.id, Some(hash), renewed).await;
        }
        Err(Error::WrongCredentials)
    }

    /// Puts into the audit log that sign-ins with this login are refused for a while. An unknown login costs the same.
    ///
    /// # Errors
    /// A fault.
    pub async fn note_lockout(&self, login: Login) -> Result<(), Error> {
        self.work()
            .write(move |tx| {
                let found = store::by_login(tx.conn(), &login)?;
                let line = found.map_or_else(|| Line::new(LOCKED), |found| Line::about(LOCKED, found.account.id));
                Ok(audit::record_seldom(tx, &line.with(json!({ "login": login.kind_word() })), LOCKED_AGAIN)?)
            })
            .await
    }

    /// Begins a session, provided that the password is still the one compared with.
    pub(super) async fn begin(
        &self,
        door: Door,
        id: AccountId,
        compared: Option<String>,
        renewed: Option<String>,
    ) -> Result<SignedIn, Error> {
        let new = NewSession::new(self.settings(), door);
        let (session, account, epoch) = {
            let new = new.clone();
            self.work()
                .write(move |tx| {
                    // a password reset at the same time must see this session, or this must see the new password
                    store::lock(tx.conn(), id)?;
                    let stored = store::by_id(tx.conn(), id)?.ok_or(Error::WrongCredentials)?;
                    if compared.is_some() && stored.password_hash != compared {
                        return Err(Error::WrongCredentials);
                    }
                    if stored.account.is_blocked {
                        return Err(Error::AccountBlocked);
                    }
                    if let (Some(old), Some(fresh)) = (&compared, &renewed) {
                        store::renew_hash(tx.conn(), id, old, fresh)?;
                    }
                    let session = new.store(tx, id)?;
                    let role = stored.account.role;
                    if role.is_staff() {
                        let line = Line::about("session.started", id).by(id, role.word());
                        audit::record(tx, &line.with(json!({ "session": session })))?;
                    }
                    Ok((session, stored.account, stored.epoch))
                })
                .await?
        };
        let tokens = self.tokens(&new, session, &account, epoch)?;
        Ok(SignedIn { account, tokens })
    }
}

/// The accounts that have one of these logins, each once.
fn candidates(conn: &mut Conn, logins: &[Login]) -> Result<Vec<Stored>, Fault> {
    let mut found: Vec<Stored> = Vec::new();
    for login in logins {
        let next = store::by_login(conn, login)?;
        found.extend(next.filter(|next| found.iter().all(|known| known.account.id != next.account.id)));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::testing::{PASSWORD, client, deployment, email, phone, with};
    use crate::config::AccountSettings;
    use crate::kernel::secret::ExposeSecret as _;

    #[tokio::test]
    async fn by_phone_and_by_email() {
        let place = deployment().await;
        let id = place.client().await.account.id;
        for login in [Login::Phone(phone("00213555000001")), Login::Email(email("Amel@Example.com"))] {
            let signed = place.sign_in(login, PASSWORD).await.unwrap();
            assert_eq!(signed.account.id, id);
        }
    }

    /// Counted where the comparison has run, not by the clock.
    #[tokio::test]
    async fn every_refusal_has_cost_one_comparison_of_the_same_strength() {
        let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
        let counted = recorder.handle();
        let _recording = metrics::set_default_local_recorder(&recorder);
        let place = with(|settings| settings.bcrypt_cost = 5).await;
        let id = place.client().await.account.id;
        let google = place.accounts.register(client("0555000002", None)).await.unwrap().account.id;
        let without = move |tx: &mut crate::tx::Tx<'_>| {
            let now = tx.now();
            Ok::<_, Error>(store::set_password(tx.conn(), google, None, now)?)
        };
        place.work.write(without).await.unwrap();
        let comparisons = || {
            let text = counted.render();
            let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("password_comparisons_total")).collect();
            assert!(lines.len() <= 1, "of more than one cost: {lines:?}");
            lines.first().map_or(0, |line| {
                assert!(line.contains("cost=\"5\""), "{line}");
                line.rsplit(' ').next().unwrap().parse::<u32>().unwrap()
            })
        };
        let (known, unknown, passwordless) = ("0555000001", "0555000009", "0555000002");
        let tries = [(unknown, PASSWORD), (known, "not the password"), (passwordless, PASSWORD), (unknown, "")];
        for (number, (number_tried, password)) in tries.into_iter().enumerate() {
            let refused = place.sign_in(Login::Phone(phone(number_tried)), password).await;
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{number_tried}: {refused:?}");
            assert_eq!(comparisons(), u32::try_from(number).unwrap() + 1, "{number_tried}");
        }
        place.accounts.block(id).await.unwrap();
        let refused = place.sign_in(Login::Phone(phone(known)), "not the password").await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        assert_eq!(comparisons(), 5, "blocked");
    }

    #[tokio::test]
    async fn unknown_and_wrong_are_one_refusal() {
        let place = deployment().await;
        place.client().await;
        let wrong = place.sign_in(Login::Phone(phone("0555000001")), "another password").await;
        let unknown = place.sign_in(Login::Phone(phone("0555999999")), PASSWORD).await;
        let too_long = place.sign_in(Login::Phone(phone("0555000001")), &"x".repeat(5000)).await;
        for refused in [wrong, unknown, too_long] {
            assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        }
    }

    #[tokio::test]
    async fn a_blocked_account_is_told_so_only_with_its_password() {
        let place = deployment().await;
        let signed = place.client().await;
        place.accounts.block(signed.account.id).await.unwrap();
        assert!(matches!(place.accounts.bearer(signed.tokens.access.expose_secret()), Err(Error::TokenInvalid)));
        let refreshed = place.accounts.refresh(signed.tokens.refresh.expose_secret(), None).await;
        assert!(matches!(refreshed, Err(Error::TokenInvalid)), "{refreshed:?}");
        let login = || Login::Phone(phone("0555000001"));
        assert!(matches!(place.sign_in(login(), PASSWORD).await, Err(Error::AccountBlocked)));
        assert!(matches!(place.sign_in(login(), "another password").await, Err(Error::WrongCredentials)));
        place.accounts.unblock(signed.account.id).await.unwrap();
        place.sign_in(login(), PASSWORD).await.unwrap();
    }

    #[tokio::test]
    async fn a_hash_of_another_cost_is_renewed() {
        let place = with(|settings| settings.bcrypt_cost = 5).await;
        let id = place.client().await.account.id;
        let settings = AccountSettings { bcrypt_cost: 4, ..place.settings.clone() };
        let outbound = crate::outbound::Outbound::new(crate::config::Mode::Development, &[]);
        let cheaper = Accounts::new(place.work.clone(), settings, chrono_tz::UTC, outbound).unwrap();
        let login = || Login::Phone(phone("0555000001"));
        cheaper.sign_in(login(), SecretString::from(PASSWORD)).await.unwrap();
        let hash = place.work.read(move |conn| store::by_id(conn, id)).await.unwrap().unwrap().password_hash.unwrap();
        assert!(hash.contains("$04$"), "{hash}");
        cheaper.sign_in(login(), SecretString::from(PASSWORD)).await.unwrap();
    }

    #[tokio::test]
    async fn accounts_without_a_password_cannot_sign_in_with_one() {
        let place = deployment().await;
        let id = place.accounts.register(client("0555000009", None)).await.unwrap().account.id;
        place
            .work
            .write(move |tx| {
                let now = tx.now();
                store::set_password(tx.conn(), id, None, now)
            })
            .await
            .unwrap();
        assert!(matches!(
            place.sign_in(Login::Phone(phone("0555000009")), PASSWORD).await,
            Err(Error::WrongCredentials)
        ));
    }
}
