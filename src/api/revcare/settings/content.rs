//! Pages: banners, terms, help.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::ContentBody;
use super::view::{ContentJson, PublishedJson};
use crate::api::http::{ApiError, Json, PathKey};
use crate::api::revcare::answer;
use crate::api::revcare::guard::UpdateContents;
use crate::workshop::{Workshop, content};

/// Write pages, all or none; what was there under the same name goes.
#[utoipa::path(
    put, path = "/content", tag = "content", request_body = ContentBody,
    responses((status = 200, body = [PublishedJson])))]
pub async fn publish(
    caller: UpdateContents,
    body: Json<ContentBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let pages = body.0.into_pages()?;
    let published = content::publish(&workshop, *caller, pages).await?;
    Ok(answer::list::<_, PublishedJson>(published))
}

/// One page; for anybody.
#[utoipa::path(
    get, path = "/content/{content_id}", tag = "content", responses((status = 200, body = ContentJson)))]
pub async fn read(key: PathKey, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    let page = content::read(&workshop, key.0).await?;
    Ok(HttpResponse::Ok().json(ContentJson::from(page)))
}
