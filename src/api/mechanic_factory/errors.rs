//! The envelope: `{"message": …}` where somebody has not shown who they are, else `{"error": …}`.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::Problem;

/// What 401 says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MessageJson {
    /// One sentence.
    pub(super) message: String,
}

/// What every other refusal says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ErrorJson {
    /// One sentence; fields that are wrong are named in it.
    pub(super) error: String,
}

pub(super) fn envelope(problem: &Problem) -> HttpResponse {
    let mut answer = HttpResponse::build(problem.status);
    if problem.status == StatusCode::UNAUTHORIZED {
        return answer.json(MessageJson { message: problem.detail.clone() });
    }
    answer.json(ErrorJson { error: problem.sentences() })
}
