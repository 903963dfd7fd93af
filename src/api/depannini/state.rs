//! What the native edition's handlers share besides the domains' handles.

use crate::config::Settings;

/// Settings that conversions need.
#[derive(Debug, Clone)]
pub struct NativeState {
    /// What a leading 0 of a phone number stands for.
    pub phone_prefix: String,
}

impl NativeState {
    /// From the settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self { phone_prefix: settings.accounts.phone_prefix.clone() }
    }
}
