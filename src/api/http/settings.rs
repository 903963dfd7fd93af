//! The few settings that extractors need, kept in the application's data.

use std::time::Duration;

use actix_web::HttpRequest;

use crate::config::Settings;
use crate::kernel::language::Language;

/// The settings of HTTP itself; give it to `App::app_data`.
#[derive(Debug, Clone, Copy)]
pub struct HttpSettings {
    /// Largest JSON body in bytes.
    pub max_body: usize,
    /// Largest uploaded file in bytes.
    pub max_upload: usize,
    /// How long a body may take to arrive; zero: for ever.
    pub body_time: Duration,
    /// Take the client's address from `X-Forwarded-For`.
    pub trust_proxy: bool,
    /// The language for a client that names none.
    pub language: Language,
}

impl HttpSettings {
    pub(super) fn of(request: &HttpRequest) -> Self {
        request.app_data::<Self>().copied().unwrap_or_default()
    }
}

impl Default for HttpSettings {
    fn default() -> Self {
        Self {
            max_body: 64 * 1024,
            max_upload: 8 * 1024 * 1024,
            body_time: Duration::ZERO,
            trust_proxy: false,
            language: Language::En,
        }
    }
}

impl From<&Settings> for HttpSettings {
    fn from(settings: &Settings) -> Self {
        Self {
            max_body: settings.server.max_body_kib.saturating_mul(1024),
            max_upload: settings.server.max_photo_mib.saturating_mul(1024 * 1024),
            body_time: Duration::from_secs(settings.server.body_seconds),
            trust_proxy: settings.server.trust_proxy,
            language: Language::from_tag(&settings.locale.language).unwrap_or_default(),
        }
    }
}
