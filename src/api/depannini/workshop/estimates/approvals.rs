//! What whoever has a link sees and says. The link is the proof: nobody is signed in here.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::body::DecisionsBody;
use super::view::AskedJson;
use crate::api::http::{ApiError, Json, PathKey};
use crate::workshop::Workshop;
use crate::workshop::estimates::{decide_by_link, find_by_link};

/// What a customer is asked by a link.
#[utoipa::path(
    get, path = "/api/workshop/approvals/{token}/", tag = "estimates",
    params(("token" = String, Path, description = "As it stands in the link")),
    responses(
        (status = 200, body = AskedJson), (status = 404, description = "`link_unknown`"),
        (status = 410, description = "`link_expired` or `link_revoked`")))]
pub async fn find(token: PathKey, workshop: Data<Workshop>) -> Result<HttpResponse, ApiError> {
    Ok(HttpResponse::Ok().json(AskedJson::from(find_by_link(&workshop, &token.0).await?)))
}

/// Approve or decline lines by a link. The same again changes nothing; something else is 409 `frozen`.
#[utoipa::path(
    post, path = "/api/workshop/approvals/{token}/decisions/", tag = "estimates", request_body = DecisionsBody,
    params(("token" = String, Path, description = "As it stands in the link")),
    responses(
        (status = 200, body = AskedJson), (status = 404, description = "`link_unknown`, or no such line"),
        (status = 410, description = "`link_expired` or `link_revoked`")))]
pub async fn decide(
    token: PathKey,
    body: Json<DecisionsBody>,
    workshop: Data<Workshop>,
) -> Result<HttpResponse, ApiError> {
    let decisions = body.0.into_decisions()?;
    Ok(HttpResponse::Ok().json(AskedJson::from(decide_by_link(&workshop, &token.0, decisions).await?)))
}
