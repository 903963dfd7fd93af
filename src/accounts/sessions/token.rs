//! Access tokens: JWT, HS256.

use std::time::Duration;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::revocations::Revocations;
use crate::accounts::door::Door;
use crate::accounts::error::Error;
use crate::accounts::identity::Identity;
use crate::accounts::model::Role;
use crate::config::AccountSettings;
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, SessionId};
use crate::kernel::secret::{ExposeSecret as _, SecretString};
use crate::kernel::time::Timestamp;

/// What a sign-in or a refresh hands out.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// The access token.
    pub access: SecretString,
    /// From when on the access token is void.
    pub access_expires_at: Timestamp,
    /// The refresh token, good once.
    pub refresh: SecretString,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    /// Account id; RFC 7519 wants a text.
    sub: String,
    sid: i64,
    epoch: i64,
    role: String,
    /// The word of the door; missing in tokens of our own API from before there were others.
    aud: Option<String>,
    /// Seconds since 1970.
    iat: i64,
    exp: i64,
}

/// Makes and reads access tokens.
pub(in crate::accounts) struct Signer {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
    lives: [(Door, Duration); Door::ALL.len()],
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").field("lives", &self.lives).finish_non_exhaustive()
    }
}

/// Whose token to make.
#[derive(Debug, Clone, Copy)]
pub(in crate::accounts) struct Subject {
    pub(in crate::accounts) account: AccountId,
    pub(in crate::accounts) session: SessionId,
    pub(in crate::accounts) role: Role,
    pub(in crate::accounts) epoch: i64,
    pub(in crate::accounts) door: Door,
}

impl Signer {
    pub(in crate::accounts) fn new(settings: &AccountSettings) -> Self {
        let secret = settings.token_secret.expose_secret().as_bytes();
        let mut validation = Validation::new(Algorithm::HS256);
        // times are held against our clock, not the system's
        validation.validate_exp = false;
        validation.validate_aud = false;
        validation.required_spec_claims.clear();
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
            validation,
            lives: Door::ALL.map(|door| (door, door.access_life(settings))),
        }
    }

    /// An access token and from when on it is void.
    pub(in crate::accounts) fn sign(
        &self,
        subject: Subject,
        now: Timestamp,
    ) -> Result<(SecretString, Timestamp), Fault> {
        let expires_at = now + self.life(subject.door);
        let claims = Claims {
            sub: subject.account.to_string(),
            sid: subject.session.get(),
            epoch: subject.epoch,
            role: subject.role.word().to_owned(),
            aud: Some(subject.door.word().to_owned()),
            iat: now.seconds(),
            exp: expires_at.seconds(),
        };
        let token =
            jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).map_err(Fault::internal)?;
        Ok((SecretString::from(token), Timestamp::from_micros(claims.exp * 1_000_000)))
    }

    /// Reads a token: no database, no waiting.
    pub(in crate::accounts) fn read(
        &self,
        token: &str,
        revoked: &Revocations,
        now: Timestamp,
    ) -> Result<Identity, Error> {
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation)
            .map_err(|_| Error::TokenInvalid)?
            .claims;
        let account = claims.sub.parse().map(AccountId::new).map_err(|_| Error::TokenInvalid)?;
        let role = Role::from_word(&claims.role).ok_or(Error::TokenInvalid)?;
        let door = match claims.aud.as_deref() {
            None => Door::Native,
            Some(word) => Door::from_word(word).ok_or(Error::TokenInvalid)?,
        };
        let session = SessionId::new(claims.sid);
        let instant = |seconds: i64| Timestamp::from_micros(seconds.saturating_mul(1_000_000));
        // revocations are remembered for one life: a token made under longer ones must not outlive that
        let expires_at = instant(claims.exp).min(instant(claims.iat) + self.life(door));
        if expires_at <= now {
            return Err(Error::TokenExpired);
        }
        if revoked.is_ended(session) || revoked.is_older(account, claims.epoch) {
            return Err(Error::TokenInvalid);
        }
        Ok(Identity { account, session, role, edition: door.edition(), expires_at })
    }

    fn life(&self, door: Door) -> Duration {
        self.lives.iter().find(|(known, _)| *known == door).map_or(Duration::ZERO, |(_, life)| *life)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> (Signer, Revocations) {
        let settings = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap().accounts;
        (Signer::new(&settings), Revocations::new(Door::longest_access_life(&settings)))
    }

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn subject() -> Subject {
        Subject {
            account: AccountId::new(7),
            session: SessionId::new(3),
            role: Role::Customer,
            epoch: 1,
            door: Door::Native,
        }
    }

    #[test]
    fn a_token_names_its_owner_until_it_expires() {
        let (signer, revoked) = signer();
        let (token, expires_at) = signer.sign(subject(), NOW).unwrap();
        let identity = signer.read(token.expose_secret(), &revoked, NOW).unwrap();
        assert_eq!((identity.account, identity.session), (AccountId::new(7), SessionId::new(3)));
        assert_eq!(identity.expires_at, expires_at);
        let late = signer.read(token.expose_secret(), &revoked, expires_at);
        assert!(matches!(late, Err(Error::TokenExpired)), "{late:?}");
    }

    #[test]
    fn a_forged_token_is_invalid() {
        let (signer, revoked) = signer();
        let (token, _) = signer.sign(subject(), NOW).unwrap();
        let forged = format!("{}x", token.expose_secret());
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiI3In0.";
        for text in ["", "abc", "a.b.c", none, forged.as_str()] {
            assert!(matches!(signer.read(text, &revoked, NOW), Err(Error::TokenInvalid)), "{text}");
        }
    }

    #[test]
    fn longer_lives_of_former_settings_do_not_count() {
        let (signer, revoked) = signer();
        let mut settings =
            crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap().accounts;
        settings.access_minutes = 10_080;
        let (token, _) = Signer::new(&settings).sign(subject(), NOW).unwrap();
        let later = NOW + Duration::from_secs(31 * 60);
        assert!(matches!(signer.read(token.expose_secret(), &revoked, later), Err(Error::TokenExpired)));
    }
}
