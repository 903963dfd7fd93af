//! What the operator asks: is it alive, how does it do, what does it speak.

use actix_cors::Cors;
use actix_web::HttpResponse;
use actix_web::web::{Data, ServiceConfig};
use tokio::sync::watch;
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::depannini;
use super::http::security_headers::SecurityHeaders;
use super::http::{Front, Table, get};
use crate::config::Mode;
use crate::telemetry::Metrics;

/// Where the OpenAPI document is.
const DOCUMENT: &str = "/openapi.json";

/// What Swagger UI needs and no more: its own files, calls to this server, pictures drawn in its style sheet, and style
/// attributes, which it sets while it draws. No inline script.
const DOCS_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the handlers here need.
pub struct Operations {
    mode: Mode,
    metrics: Option<Metrics>,
    well: watch::Receiver<bool>,
    document: OpenApi,
}

impl Operations {
    /// With the process's metrics, if it keeps any; `well` tells whether the database answers.
    #[must_use]
    pub fn new(mode: Mode, metrics: Option<Metrics>, well: watch::Receiver<bool>) -> Self {
        Self { mode, metrics, well, document: depannini::document() }
    }
}

/// The routes of this file.
#[must_use]
pub fn table() -> Table {
    Table::new()
        .at("/healthz", [get(alive)])
        .at("/metrics", [get(measured)])
        .at("/docs", [get(to_docs)])
        .at(DOCUMENT, [get(document)])
        .at("/asyncapi.json", [get(channels)])
        .at("/docs/channels", [get(channels_page)])
        .at("/docs/channels.css", [get(channels_style)])
}

/// Registers the routes and the page of the OpenAPI document.
pub fn configure(config: &mut ServiceConfig) {
    table().configure(config);
    // without this the page would ask a validator on the Internet for a badge
    let page = Config::new([DOCUMENT]).validator_url("none");
    config.service(SwaggerUi::new("/docs/{_:.*}").config(page));
}

/// What answers tell browsers, with the exception of the pages that describe the APIs.
#[must_use]
pub fn headers(hsts_seconds: u64, editions: &[Front]) -> SecurityHeaders {
    let own = SecurityHeaders::new(hsts_seconds).with_page("/docs/", DOCS_POLICY);
    editions.iter().fold(own, |headers, front| headers.with_page(front.docs, DOCS_POLICY))
}

/// Which web origins may call the API.
pub fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default().allow_any_method().allow_any_header().expose_any_header().max_age(3600);
    origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}

/// 200 once the server serves, also while the database is away: sockets go on, so nobody should take it out of service.
async fn alive(operations: Data<Operations>) -> HttpResponse {
    let mode = match operations.mode {
        Mode::Development => "development",
        Mode::Production => "production",
    };
    let status = if *operations.well.borrow() { "ok" } else { "degraded" };
    HttpResponse::Ok().json(serde_json::json!({ "status": status, "mode": mode }))
}

/// In Prometheus's text format.
async fn measured(operations: Data<Operations>) -> HttpResponse {
    let text = operations.metrics.as_ref().map(Metrics::render).unwrap_or_default();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(text)
}

/// The page's own links are relative to its file.
async fn to_docs() -> HttpResponse {
    HttpResponse::Found().insert_header(("Location", "/docs/index.html")).finish()
}

/// The OpenAPI document.
async fn document(operations: Data<Operations>) -> HttpResponse {
    HttpResponse::Ok().json(&operations.document)
}

/// The AsyncAPI document of the two channels.
async fn channels() -> HttpResponse {
    HttpResponse::Ok().json(depannini::socket::document())
}

/// The same for people.
async fn channels_page() -> HttpResponse {
    let page = depannini::socket::page(&depannini::socket::document());
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page)
}

async fn channels_style() -> HttpResponse {
    HttpResponse::Ok().content_type("text/css; charset=utf-8").body(depannini::socket::STYLE)
}
