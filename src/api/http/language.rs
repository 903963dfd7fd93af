//! The language that the caller wants to read.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::ACCEPT_LANGUAGE;
use actix_web::{FromRequest, HttpRequest};

use super::settings::HttpSettings;
use crate::kernel::language::Language;

/// The caller's language by `Accept-Language`; the deployment's own when the header is missing. Never fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lang(pub Language);

impl Lang {
    /// The language itself.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Language {
        let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        header.map_or_else(|| HttpSettings::of(request).language, Language::from_accept_language)
    }
}

impl FromRequest for Lang {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(Self::of(request))))
    }
}
