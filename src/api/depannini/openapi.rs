//! The OpenAPI 3.1 document, made from the handlers' annotations.

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, HttpMethod, OpenApi as Document};
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
    modifiers(&Bearer, &Aliases)
)]
struct Api;

/// One handler under another method or path, as the mobile apps call it.
struct Alias {
    /// Where the handler is described.
    path: &'static str,
    /// Where it answers as well.
    also: &'static str,
    method: HttpMethod,
    /// Names the operation; no two may have the same name.
    operation: &'static str,
}

/// All described handlers here answer PATCH.
const ALIASES: [Alias; 6] = {
    use HttpMethod::{Patch, Post};
    const fn post(path: &'static str, operation: &'static str) -> Alias {
        Alias { path, also: path, method: Post, operation }
    }
    const UPDATE: &str = "/api/assistance/update/{id}/";
    const STATUS: &str = "/api/assistance/update/status/{id}/";
    [
        post("/api/assistance/decline/{id}/", "decline_post"),
        Alias { path: UPDATE, also: STATUS, method: Patch, operation: "update_status" },
        Alias { path: UPDATE, also: STATUS, method: Post, operation: "update_status_post" },
        post("/api/assistance/update/end/{id}/", "end_post"),
        post("/api/assistance/update/price/{id}/", "price_post"),
        post("/api/assistance/update/rating/{id}/", "rating_post"),
    ]
};

struct Aliases;

impl Modify for Aliases {
    fn modify(&self, document: &mut Document) {
        for Alias { path, also, method, operation } in ALIASES {
            let described = document.paths.paths.get(path).and_then(|item| item.patch.clone());
            if let Some(mut described) = described {
                described.operation_id = Some(operation.to_owned());
                document.paths.add_path_operation(also, vec![method], described);
            }
        }
    }
}

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
