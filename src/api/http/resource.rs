//! Route tables that read as tables and can be listed.
//!
//! Built on `web::resource`, never on the method macros, which answer 404 where 405 is due.

use std::any::type_name;

use actix_web::http::Method;
use actix_web::web::ServiceConfig;
use actix_web::{FromRequest, Handler, HttpResponse, Resource, Responder, Route, guard, web};

use super::error::ApiError;

/// The routes of one edition, or of one part of it.
#[derive(Default)]
pub struct Table {
    rows: Vec<(&'static str, Vec<Handled>)>,
}

/// A method with its handler.
pub struct Handled {
    method: Method,
    arguments: &'static str,
    route: Route,
}

/// One line of a table's listing, for tests and documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The method.
    pub method: String,
    /// The path's pattern.
    pub path: &'static str,
    /// The guard's name, or `public`.
    pub guard: &'static str,
    /// Whether the handler reads a body.
    pub body: bool,
    /// Whether the handler reads the query string.
    pub query: bool,
    /// Whether it answers page by page.
    pub pages: bool,
    /// Whether it takes an `Idempotency-Key`.
    pub key: bool,
    /// Whether it takes `If-Match`.
    pub condition: bool,
}

impl Table {
    /// Without routes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With one path more, written without a trailing slash.
    #[must_use]
    pub fn at(mut self, path: &'static str, methods: impl IntoIterator<Item = Handled>) -> Self {
        self.rows.push((path, methods.into_iter().collect()));
        self
    }

    /// With the rows of another table.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.rows.extend(other.rows);
        self
    }

    /// Every method of every path, with its guard.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let line = |path, handled: &Handled| {
            let takes = |types: &[&str]| types.iter().any(|name| handled.arguments.contains(name));
            Line {
                method: handled.method.to_string(),
                path,
                guard: guard_of(handled.arguments),
                body: takes(&["::json::Json<", "::upload::Upload", "::form::Form", "::any_form::AnyForm<"]),
                query: takes(&["::query::Query<", "::query::PageParams", "::paging::"]),
                pages: takes(&["::query::PageParams"]),
                key: takes(&["::idempotency::IdempotencyKey"]),
                condition: takes(&["::etag::IfMatch"]),
            }
        };
        self.rows.iter().flat_map(|(path, methods)| methods.iter().map(|handled| line(*path, handled))).collect()
    }

    /// Registers all rows.
    pub fn configure(self, config: &mut ServiceConfig) {
        for (path, methods) in self.rows {
            config.service(resource(path, methods));
        }
    }
}

fn resource(path: &str, methods: Vec<Handled>) -> Resource {
    let mut names: Vec<&str> = methods.iter().map(|handled| handled.method.as_str()).collect();
    if names.contains(&"GET") {
        names.push("HEAD");
    }
    let allow = names.join(", ");
    methods.into_iter().fold(web::resource(path), |resource, handled| resource.route(handled.route)).default_service(
        web::to(move || {
            let refusal = ApiError::method_not_allowed(allow.clone());
            async move { Err::<HttpResponse, ApiError>(refusal) }
        }),
    )
}

macro_rules! methods {
    ($($(#[$doc:meta])* $name:ident = $method:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name<F, Args>(handler: F) -> Handled
        where
            F: Handler<Args>,
            Args: FromRequest + 'static,
            F::Output: Responder + 'static,
        {
            handled(Method::$method, handler)
        }
    )+};
}

methods! {
    /// GET, and HEAD with it.
    get = GET;
    /// POST.
    post = POST;
    /// PUT.
    put = PUT;
    /// PATCH.
    patch = PATCH;
    /// DELETE.
    delete = DELETE;
}

fn handled<F, Args>(method: Method, handler: F) -> Handled
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let route = if method == Method::GET {
        web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
    } else {
        web::route().method(method.clone())
    };
    Handled { method, arguments: type_name::<Args>(), route: route.to(handler) }
}

/// The guard among a handler's arguments, by the name of their types: `(depannini::api::http::guard::Caller, …)`.
fn guard_of(arguments: &'static str) -> &'static str {
    arguments
        .split_once("::guard::")
        .map_or("public", |(_, rest)| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("public"))
}
