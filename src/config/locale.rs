//! `[locale]`: place and language of the deployment.

use serde::{Deserialize, Serialize};

/// Place and language of the deployment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocaleSettings {
    /// IANA time zone.
    pub time_zone: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Default language tag.
    pub language: String,
}
