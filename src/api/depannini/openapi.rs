//! The OpenAPI 3.1 document, made from the handlers' annotations.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, OpenApi as Document};
use utoipa::{Modify, OpenApi};

use super::assistance::{handlers as assistance, messages};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Depannini",
        description = "Roadside assistance: request, offer, accept, track, chat, pay. Errors are problem documents (RFC 9457).",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(
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
