//! The OpenAPI 3.1 document, made from the handlers' annotations.

use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, OpenApi as Document, PathItem};
use utoipa::{Modify, OpenApi};

use super::admin::{audit, backups, console, notifications};
use super::assistance::{earnings, estimate, handlers as assistance, messages, stage};
use super::auth::{codes, handlers as auth};
use super::profile::{handlers as profile, list, photo};
use super::promises;
use super::shares::handlers as shares;
use super::sync::handlers as sync;
use super::web::{config, places as web_places, session};
use super::workshop;
use crate::api::http::guard::WEB_HEADER;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Depannini",
        // the API's, not the server's: which build answers is nobody's business
        version = "1.0.0",
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
        assistance::offers,
        assistance::accept,
        assistance::decline,
        assistance::update,
        assistance::end,
        assistance::price,
        assistance::rating,
        earnings::earnings,
        estimate::estimate,
        stage::stage,
        shares::make,
        shares::list,
        shares::revoke,
        shares::open,
        session::begin,
        session::renew,
        session::end,
        config::config,
        web_places::places,
        assistance::explain,
        messages::history,
        messages::send,
        audit::audit,
        notifications::list,
        backups::list,
        backups::create,
        backups::remove,
        backups::restore,
        sync::sync,
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
        let (header, value) = WEB_HEADER;
        let description = format!("`{value}`: the request comes from a page of this server");
        let page = ApiKey::Header(ApiKeyValue::with_description(header.to_owned(), description));
        components.add_security_scheme("web", SecurityScheme::ApiKey(page));
        promises::add_schemas(components);
    }
}

/// Other names of paths, as the mobile apps call them.
const ALIASES: &[(&str, &str)] = &[
    ("/api/profile/update-status/", "/api/profile/assistant-status/"),
    ("/api/assistance/update/status/{id}/", "/api/assistance/update/{id}/"),
];

/// The document: every route of the table, those with other names or methods described as what they stand for.
#[must_use]
pub fn document() -> Document {
    let mut document = Api::openapi();
    document.merge(console::document());
    document.merge(workshop::document());
    for (alias, original) in ALIASES {
        if let Some(mut item) = document.paths.paths.get(*original).cloned() {
            for operation in operations(&mut item) {
                rename(operation, "alias");
            }
            document.paths.paths.insert((*alias).to_owned(), item);
        }
    }
    for line in super::table().lines() {
        if let Some(item) = document.paths.paths.get_mut(&format!("{}/", line.path)) {
            describe(item, &line.method);
            if let Some(operation) = operation(item, &line.method) {
                promises::keep(operation, line.guard, document.components.as_ref());
            }
        }
    }
    document
}

/// A method that does the same as another of its path is described by a copy.
fn describe(item: &mut PathItem, method: &str) {
    let same = item.post.clone().or_else(|| item.patch.clone());
    if let Some(place) = place(item, method).filter(|place| place.is_none()) {
        *place = same.map(|mut operation| {
            rename(&mut operation, &method.to_lowercase());
            operation
        });
    }
}

pub(super) fn operation<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Operation> {
    place(item, method)?.as_mut()
}

fn place<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Option<Operation>> {
    Some(match method {
        "GET" => &mut item.get,
        "POST" => &mut item.post,
        "PUT" => &mut item.put,
        "PATCH" => &mut item.patch,
        "DELETE" => &mut item.delete,
        _ => return None,
    })
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete].into_iter().flatten()
}

/// Ids of operations are unique in a document.
fn rename(operation: &mut Operation, suffix: &str) {
    if let Some(id) = &mut operation.operation_id {
        id.push('_');
        id.push_str(suffix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_described() {
        let document = serde_json::to_value(document()).unwrap();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        for line in super::super::table().lines().iter().filter(|line| !line.path.starts_with("/dev/")) {
            let operation = &document["paths"][format!("{}/", line.path)][line.method.to_lowercase()];
            assert!(operation.is_object(), "{} {}", line.method, line.path);
            let guarded = operation["security"].is_array();
            assert_eq!(guarded, !matches!(line.guard, "public" | "AnyCaller"), "{} {}", line.method, line.path);
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut document = document();
        let mut ids: Vec<String> = document
            .paths
            .paths
            .values_mut()
            .flat_map(operations)
            .filter_map(|operation| operation.operation_id.clone())
            .collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}
