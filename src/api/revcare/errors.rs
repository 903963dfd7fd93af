//! The envelope: `{"status": 403, "message": "Forbidden", "detail": "WRITE:BOOKINGS scope required"}`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::Problem;

/// What every refusal says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ErrorJson {
    /// The status of the answer.
    #[schema(example = 403)]
    pub(super) status: u16,
    /// What HTTP calls that status.
    #[schema(example = "Forbidden")]
    pub(super) message: &'static str,
    /// What is wrong; fields that are wrong are named in it.
    #[schema(example = "WRITE:BOOKINGS scope required")]
    pub(super) detail: String,
}

pub(super) fn envelope(problem: &Problem) -> HttpResponse {
    let status = status_of(problem);
    let message = status.canonical_reason().unwrap_or("Error");
    HttpResponse::build(status).json(ErrorJson { status: status.as_u16(), message, detail: problem.sentences() })
}

/// The document has 422 for what cannot be read, and 400 for what the garage does not do.
fn status_of(problem: &Problem) -> StatusCode {
    match (problem.status, problem.code) {
        (StatusCode::BAD_REQUEST, "invalid" | "invalid_json" | "bad_request") => StatusCode::UNPROCESSABLE_ENTITY,
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, _) => StatusCode::UNPROCESSABLE_ENTITY,
        (status, _) => status,
    }
}
