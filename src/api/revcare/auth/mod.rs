//! Signing in by phone number, a new access token for the cookie's refresh token, signing out.

pub mod dto;
pub mod handlers;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use crate::api::http::{Table, post};

#[derive(OpenApi)]
#[openapi(paths(handlers::login, handlers::refresh, handlers::logout))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/auth/login", [post(handlers::login)])
        .at("/auth/refresh", [post(handlers::refresh)])
        .at("/auth/logout", [post(handlers::logout)])
}
