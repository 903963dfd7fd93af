//! What the native edition's handlers share besides the domains' handles.

use crate::api::http::rate_limit::FailureLimit;
use crate::config::{Mode, Settings};

/// Settings that conversions need, and the count of failed sign-ins.
pub struct NativeState {
    /// What a leading 0 of a phone number stands for.
    pub phone_prefix: String,
    /// Failed sign-ins by account and address.
    pub failed_logins: FailureLimit,
    /// Largest photo in bytes.
    pub max_photo: usize,
    /// Development helpers answer only in development.
    pub mode: Mode,
    public_url: String,
}

impl NativeState {
    /// From the settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            phone_prefix: settings.accounts.phone_prefix.clone(),
            failed_logins: FailureLimit::new(settings.limits.failed_logins_per_minute),
            max_photo: settings.server.max_photo_mib.saturating_mul(1024 * 1024),
            mode: settings.mode,
            public_url: settings.server.public_url.trim_end_matches('/').to_owned(),
        }
    }

    /// Where a photo is.
    #[must_use]
    pub fn media(&self, key: &str) -> String {
        format!("{}/media/{key}", self.public_url)
    }
}
