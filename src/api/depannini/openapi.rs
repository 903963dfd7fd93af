//! The OpenAPI 3.1 document, made from the handlers' annotations.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, OpenApi as Document};
use utoipa::{Modify, OpenApi};

use super::assistance::{handlers as assistance, messages};
use super::auth::{codes, handlers as auth};
use super::profile::{handlers as profile, list, photo};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Depannini",
        description = "Roadside assistance: request, offer, accept, track, chat, pay. Errors are problem documents (RFC 9457).",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(
        auth::register,
        auth::login_email,
        auth::login_phone,
        auth::login_google,
        auth::refresh,
        auth::logout,
        codes::verify_email,
        codes::confirm_email,
        codes::verify_phone,
        codes::confirm_phone,
        codes::resend,
        codes::reset,
        codes::reset_confirm,
        profile::user,
        profile::update_user,
        profile::assistant,
        profile::update_assistant,
        profile::locate,
        profile::status,
        photo::upload,
        photo::media,
        list::assistants,
        assistance::request,
        assistance::list,
        assistance::view,
        assistance::accept,
        assistance::decline,
        assistance::update,
        assistance::end,
        assistance::price,
        assistance::rating,
        assistance::explain,
        messages::history,
        messages::send,
    ),
    modifiers(&Bearer)
)]
struct Api;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        let components = document.components.get_or_insert_with(Components::new);
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The document.
#[must_use]
pub fn document() -> Document {
    Api::openapi()
}
