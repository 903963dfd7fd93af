//! How answers look, whatever they are about.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::next_cursor;
use crate::kernel::page::Page;

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageJson<T: ToSchema> {
    /// The entries in the list's order.
    pub items: Vec<T>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// All of a list that is never long.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AllJson<T: ToSchema> {
    /// The entries in the list's order.
    pub items: Vec<T>,
}

/// 200 with a page.
pub(super) fn page<T, J: From<T> + Serialize + ToSchema>(page: Page<T>) -> HttpResponse {
    let next_cursor = next_cursor(page.next);
    HttpResponse::Ok().json(PageJson { items: page.items.into_iter().map(J::from).collect(), next_cursor })
}

/// 200 with all there is.
pub(super) fn all<T, J: From<T> + Serialize + ToSchema>(all: Vec<T>) -> HttpResponse {
    HttpResponse::Ok().json(AllJson { items: all.into_iter().map(J::from).collect() })
}

/// 204: it is gone, or as it was asked to be.
pub(super) fn done() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
