//! The edition's OpenAPI document, out of what the folders describe.

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::errors::ErrorJson;
use super::{
    PREFIX, addresses, auth, backup, bookings, cars, catalogue, lists, notification, payment, people, routes, settings,
};
use crate::api::http::document::{Style, complete};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "RevCare",
        version = "1.0.0",
        description = "Vehicle service: people of three roles, the catalogue, vehicles, bookings from pickup to delivery, payment.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    components(schemas(ErrorJson))
)]
struct Api;

/// Every documented endpoint.
pub(super) fn document() -> Document {
    let mut document = Api::openapi();
    for part in [
        auth::document(),
        lists::document(),
        people::document(),
        catalogue::document(),
        settings::document(),
        addresses::document(),
        cars::document(),
        bookings::document(),
        payment::document(),
        backup::document(),
        notification::document(),
    ] {
        document.merge(part);
    }
    let style = Style { prefix: PREFIX, invalid: "422", error: "ErrorJson", unauthenticated: "ErrorJson" };
    complete(document, &routes::table(), style)
}
