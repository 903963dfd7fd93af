//! Handlers of pages.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::PageBody;
use super::view::ContentJson;
use crate::api::depannini::workshop::answer;
use crate::api::http::guard::AdminCaller;
use crate::api::http::{ApiError, Json, PathKey};
use crate::workshop::Workshop;
use crate::workshop::content;

/// A page by its name; for anybody.
#[utoipa::path(
    get, path = "/api/workshop/pages/{key}/", tag = "pages", responses((status = 200, body = ContentJson)))]
pub async fn read(key: PathKey, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(ContentJson::from(content::read(&workshop, key.0).await?)))
}

/// Write a page; the later one replaces the earlier. For administrators.
#[utoipa::path(
    put, path = "/api/workshop/pages/{key}/", tag = "pages", request_body = PageBody, responses((status = 204)))]
pub async fn publish(
    caller: AdminCaller,
    key: PathKey,
    body: Json<PageBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let page = body.0.into_page(key.0)?;
    content::publish(&workshop, *caller, vec![page]).await?;
    Ok(answer::done())
}
