//! What the native edition's handlers share besides the domains' handles.

use crate::config::{ConsoleSettings, Mode, Settings};

/// Settings that conversions need.
#[derive(Debug, Clone)]
pub struct NativeState {
    /// What a leading 0 of a phone number stands for.
    pub phone_prefix: String,
    /// The beginning of addresses in answers; empty when clients are to use the one they called.
    pub public_url: String,
    /// Development or production.
    pub mode: Mode,
    /// How far a list reaches around a place when the client does not say, in kilometres.
    pub default_radius_km: f64,
    /// The most entries of one batch.
    pub sync_items: usize,
    /// From when on somebody waits too long.
    pub console: ConsoleSettings,
}

impl NativeState {
    /// From the settings.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            phone_prefix: settings.accounts.phone_prefix.clone(),
            public_url: settings.server.public_url.trim_end_matches('/').to_owned(),
            mode: settings.mode,
            default_radius_km: settings.dispatch.max_radius_km,
            sync_items: settings.limits.sync_items,
            console: settings.console.clone(),
        }
    }
}
