//! An edition as a whole: where it stands, what it speaks, how it refuses; and how all of that is mounted.

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::web::{self, Bytes, Data, ServiceConfig};
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::error::ApiError;
use super::problem::Envelope;
use super::resource::Table;
use crate::accounts::Edition;

/// A documented API in front of the domains. Its table has paths without the prefix. Mounting gives every path below the
/// prefix its envelope (404, 405, 429 and faults too), makes the guards take tokens of this edition only, and adds
/// `openapi.json` and `docs`.
#[derive(Clone, Copy)]
pub struct Front {
    /// As on the command line and in names of files.
    pub name: &'static str,
    /// Where it stands, with a slash before and none behind.
    pub prefix: &'static str,
    /// Where its page of documentation stands, with a slash behind.
    pub docs: &'static str,
    /// Whose tokens are good here.
    pub edition: Edition,
    /// Its routes.
    pub table: fn() -> Table,
    /// How it tells of an error.
    pub envelope: Envelope,
    /// Its OpenAPI document.
    pub document: fn() -> OpenApi,
}

impl Front {
    /// Registers everything below the prefix.
    pub fn configure(&self, config: &mut ServiceConfig) {
        let told = Bytes::from(serde_json::to_vec(&(self.document)()).unwrap_or_default());
        let document = move || {
            let told = told.clone();
            async move { HttpResponse::Ok().content_type("application/json").body(told) }
        };
        let (prefix, table) = (self.prefix, self.table);
        let index = format!("{}index.html", self.docs);
        let to_docs = move || {
            let index = index.clone();
            async move { HttpResponse::Found().insert_header(("Location", index)).finish() }
        };
        // without this the page would ask a validator on the Internet for a badge
        let page = Config::new([format!("{prefix}/openapi.json")]).validator_url("none");
        config.service(
            web::scope(prefix)
                .app_data(self.edition)
                .configure(|config| table().configure(config))
                .route("/openapi.json", web::get().to(document))
                .route("/docs", web::get().to(to_docs))
                .service(SwaggerUi::new("/docs/{_:.*}").config(page))
                .default_service(web::to(|| async { Err::<HttpResponse, ApiError>(ApiError::not_found()) })),
        );
    }
}

/// Which envelope errors are told in, by the beginning of the path, as the application's data.
#[derive(Clone, Default)]
pub struct Envelopes(Vec<(&'static str, Envelope)>);

impl Envelopes {
    /// Those of these editions.
    #[must_use]
    pub fn of(fronts: &[Front]) -> Self {
        Self(fronts.iter().map(|front| (front.prefix, front.envelope)).collect())
    }

    /// The one for a request; `None` outside of every edition.
    pub(super) fn find(request: &ServiceRequest) -> Option<Envelope> {
        let known = request.app_data::<Data<Self>>()?;
        let below = |prefix: &str| {
            request.path().strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        known.0.iter().find(|(prefix, _)| below(prefix)).map(|(_, envelope)| *envelope)
    }
}
