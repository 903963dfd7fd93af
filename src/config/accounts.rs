//! `[accounts]` and `[admin]`: sign-in, codes and the first administrator.

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize, Serializer};

/// Sign-in, tokens and verification codes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountSettings {
    /// Signs access tokens and keys the digests of codes.
    #[serde(serialize_with = "hidden")]
    pub token_secret: SecretString,
    /// Minutes that an access token lives.
    pub access_minutes: u64,
    /// Days that an unused session lives.
    pub refresh_days: u64,
    /// bcrypt cost.
    pub bcrypt_cost: u32,
    /// Threads that hash passwords; 0 = one per core.
    pub hashing_threads: usize,
    /// Minutes that a code is good for.
    pub code_minutes: u64,
    /// Wrong tries that a code bears.
    pub code_tries: i32,
    /// Codes per destination, purpose and window.
    pub codes_per_window: i64,
    /// Minutes of that window.
    pub code_window_minutes: u64,
    /// Stands for a leading 0 of a phone number.
    pub phone_prefix: String,
    /// Accepted audiences of Google ID tokens.
    pub google_client_ids: Vec<String>,
    /// Where Google's keys are read.
    pub google_keys_url: String,
    /// Only clients with a verified contact may ask.
    pub require_verified_contact: bool,
    /// Only assistants with approved documents may go active.
    pub require_approved_documents: bool,
}

/// The administrator made at start in development.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdminSettings {
    /// Phone, or empty.
    pub phone: String,
    /// E-mail, or empty.
    pub email: String,
    /// Password, or empty.
    #[serde(serialize_with = "hidden")]
    pub password: SecretString,
}

/// Printing the settings never prints a secret.
pub(super) fn hidden<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if secret.expose_secret().is_empty() { "" } else { "(hidden)" })
}
