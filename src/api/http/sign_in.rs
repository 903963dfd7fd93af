//! Signing in at an edition's door, with the limit on wrong passwords that all APIs share: whoever fails at one has failed
//! at all.

use super::client_address::ClientAddress;
use super::error::ApiError;
use super::rate_limit::FailureLimit;
use crate::accounts::{Accounts, Door, Error, Login, SignedIn};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::secret::SecretString;

/// What somebody signs in with.
#[derive(Debug)]
pub struct Credentials {
    door: Door,
    /// What failures are counted under.
    key: String,
    logins: Vec<Login>,
    password: SecretString,
}

/// The most characters of what cannot be a login that are kept to count failures.
const KEY: usize = 300;

impl Credentials {
    /// By whatever these texts can be read as. Nothing readable is no account, like any other.
    fn new(door: Door, said: &str, logins: Vec<Login>, password: String) -> Self {
        let key = logins.first().map_or_else(|| said.chars().take(KEY).collect(), |login| login.key().to_owned());
        Self { door, key, logins, password: SecretString::from(password) }
    }

    /// By a login that was read already.
    #[must_use]
    pub fn by(door: Door, login: Login, password: SecretString) -> Self {
        Self { door, key: login.key().to_owned(), logins: vec![login], password }
    }

    /// By e-mail address.
    #[must_use]
    pub fn by_email(door: Door, email: &str, password: String) -> Self {
        Self::new(door, email, Email::parse(email).map(Login::Email).into_iter().collect(), password)
    }

    /// By phone number.
    #[must_use]
    pub fn by_phone(door: Door, phone: &str, phone_prefix: &str, password: String) -> Self {
        let logins = Phone::parse(phone, phone_prefix).map(Login::Phone).into_iter().collect();
        Self::new(door, phone, logins, password)
    }

    /// By e-mail address, phone number or username.
    #[must_use]
    pub fn by_any(door: Door, login: &str, phone_prefix: &str, password: String) -> Self {
        Self::new(door, login, Login::readings(login, phone_prefix), password)
    }
}

/// Signs in; failures are counted for the login and the address.
///
/// # Errors
/// 401 `wrong_credentials`, also for unknown accounts; 403 `account_blocked`; 429 with `Retry-After`.
pub async fn sign_in(
    with: Credentials,
    address: ClientAddress,
    accounts: &Accounts,
    failures: &FailureLimit,
) -> Result<SignedIn, ApiError> {
    let attempt = failures.begin(&format!("{} {address}", with.key)).map_err(ApiError::rate_limited)?;
    let first = with.logins.first().cloned();
    match accounts.sign_in_at(with.door, with.logins, with.password).await {
        Ok(signed_in) => Ok(signed_in),
        Err(Error::WrongCredentials) => {
            if let (true, Some(login)) = (attempt.fail(), first) {
                accounts.note_lockout(login).await?;
            }
            Err(Error::WrongCredentials.into())
        }
        Err(other) => Err(other.into()),
    }
}
