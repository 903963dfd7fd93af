//! Passwords: which are taken, and how they are hashed and compared.

use std::collections::HashSet;
use std::str::FromStr as _;
use std::sync::OnceLock;

use crate::config::AccountSettings;
use crate::kernel::error::Fault;
use crate::kernel::pool::Pool;
use crate::kernel::secret::{ExposeSecret as _, SecretString, random_token};

/// A password good enough to be set.
#[derive(Debug, Clone)]
pub struct Password(SecretString);

/// Why a password was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordProblem {
    /// Fewer than eight characters.
    TooShort,
    /// More than 72 bytes: bcrypt would look at the first 72 only.
    TooLong,
    /// Among those that everyone tries first.
    Common,
    /// Holds control characters.
    Control,
}

/// The fewest characters.
pub const PASSWORD_MIN_CHARS: usize = 8;
/// The most bytes.
pub const PASSWORD_MAX_BYTES: usize = 72;

impl Password {
    /// Eight characters to 72 bytes, as every API takes them.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PasswordProblem> {
        if text.len() > PASSWORD_MAX_BYTES {
            Err(PasswordProblem::TooLong)
        } else if text.chars().count() < PASSWORD_MIN_CHARS {
            Err(PasswordProblem::TooShort)
        } else if text.chars().any(char::is_control) {
            Err(PasswordProblem::Control)
        } else {
            Ok(Self(SecretString::from(text)))
        }
    }

    /// The native API's rule: also none of the most common ones, in whatever case.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse_uncommon(text: &str) -> Result<Self, PasswordProblem> {
        let password = Self::parse(text)?;
        if is_common(text) { Err(PasswordProblem::Common) } else { Ok(password) }
    }

    /// The text, to compare with.
    pub(super) fn secret(&self) -> &SecretString {
        &self.0
    }
}

fn is_common(text: &str) -> bool {
    static COMMON: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let common =
        COMMON.get_or_init(|| include_str!("common_passwords.txt").lines().filter(|l| !l.starts_with('#')).collect());
    common.contains(text.to_lowercase().as_str())
}

/// Hashes and compares passwords, a bounded number at a time.
#[derive(Debug)]
pub(super) struct Hashing {
    pool: Pool,
    cost: u32,
    /// The hash of no password, for accounts that do not exist: comparing with it takes as long.
    dummy: String,
}

impl Hashing {
    /// Blocks for as long as one hash takes.
    pub(super) fn new(settings: &AccountSettings) -> Result<Self, Fault> {
        let pool = Pool::new("password hashing", settings.hashing_threads);
        let dummy = bcrypt::hash(random_token(), settings.bcrypt_cost).map_err(Fault::internal)?;
        Ok(Self { pool, cost: settings.bcrypt_cost, dummy })
    }

    /// The hash to store.
    pub(super) async fn hash(&self, password: &Password) -> Result<String, Fault> {
        self.hash_text(password.0.clone()).await
    }

    /// The hash of a text that was accepted as a password before.
    pub(super) async fn hash_text(&self, text: SecretString) -> Result<String, Fault> {
        let cost = self.cost;
        self.pool.run(move || bcrypt::hash(text.expose_secret(), cost)).await?.map_err(Fault::internal)
    }

    /// Whether the text is the password behind `hash`. Without a hash it is not, after the same time.
    pub(super) async fn verify(&self, text: SecretString, hash: Option<String>) -> Result<bool, Fault> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.dummy.clone());
        let cost = cost_of(&hash).map_or_else(|| "unreadable".to_owned(), |cost| cost.to_string());
        let compared = self
            .pool
            .run(move || {
                let text = text.expose_secret();
                // a stored hash that cannot be read fits no password
                let fits = bcrypt::verify(text, &hash).unwrap_or(false);
                // bcrypt looks at 72 bytes only: a longer text must not fit by its beginning
                fits && known && text.len() <= PASSWORD_MAX_BYTES
            })
            .await?;
        metrics::counter!("password_comparisons_total", "cost" => cost).increment(1);
        Ok(compared)
    }

    /// Whether the hash was made at another cost than the present one.
    pub(super) fn is_outdated(&self, hash: &str) -> bool {
        cost_of(hash) != Some(self.cost)
    }
}

fn cost_of(hash: &str) -> Option<u32> {
    bcrypt::HashParts::from_str(hash).ok().map(|parts| parts.get_cost())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_count_characters_below_and_bytes_above() {
        assert_eq!(Password::parse("short7!").unwrap_err(), PasswordProblem::TooShort);
        assert!(Password::parse("étéétéé8").is_ok());
        assert_eq!(Password::parse(&"é".repeat(37)).unwrap_err(), PasswordProblem::TooLong);
        assert!(Password::parse(&"é".repeat(36)).is_ok());
        assert_eq!(Password::parse("with\0null").unwrap_err(), PasswordProblem::Control);
    }

    #[test]
    fn common_ones_are_refused_in_any_case() {
        assert_eq!(Password::parse_uncommon("PassWord1").unwrap_err(), PasswordProblem::Common);
        assert!(Password::parse("PassWord1").is_ok());
        assert!(Password::parse_uncommon("tow-truck-at-dawn").is_ok());
    }

    #[tokio::test]
    async fn a_longer_text_does_not_fit_by_its_beginning() {
        let mut settings = crate::config::load(&crate::config::Overrides::default(), std::iter::empty()).unwrap();
        settings.accounts.bcrypt_cost = 4;
        let hashing = Hashing::new(&settings.accounts).unwrap();
        let longest = "x".repeat(72);
        let hash = hashing.hash(&Password::parse(&longest).unwrap()).await.unwrap();
        assert!(hashing.verify(SecretString::from(longest.clone()), Some(hash.clone())).await.unwrap());
        assert!(!hashing.verify(SecretString::from(format!("{longest}y")), Some(hash)).await.unwrap());
        assert!(!hashing.verify(SecretString::from("anything"), None).await.unwrap());
    }
}
