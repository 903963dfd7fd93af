//! The envelope: `{"error_message": …}`. The document knows one refusal of what is sent, 400 with fixed words, so what stands in
//! the way (409 elsewhere) is that, too; headers tell machines what is wrong with which field.

use actix_web::http::StatusCode;
use actix_web::http::header::HeaderName;
use actix_web::{HttpResponse, ResponseError as _};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::{ApiError, Problem};

/// The words of every 400.
const INVALID: &str = "Invalid Input";
/// A stable word for what is wrong.
const CODE: HeaderName = HeaderName::from_static("x-error-code");
/// Which fields are wrong, with commas between.
const FIELDS: HeaderName = HeaderName::from_static("x-error-fields");

/// What every refusal says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ErrorJson {
    /// `Invalid Input` with 400, else one sentence.
    #[schema(example = "Invalid Input")]
    pub(super) error_message: String,
}

pub(super) fn envelope(problem: &Problem) -> HttpResponse {
    let is_refused = matches!(problem.status, StatusCode::BAD_REQUEST | StatusCode::CONFLICT);
    let (status, error_message) = if is_refused {
        (StatusCode::BAD_REQUEST, INVALID.to_owned())
    } else {
        (problem.status, problem.detail.clone())
    };
    let mut answer = HttpResponse::build(status);
    answer.insert_header((CODE, problem.code));
    if !problem.errors.is_empty() {
        let fields: Vec<&str> = problem.errors.iter().map(|field| field.field.as_str()).collect();
        answer.insert_header((FIELDS, fields.join(", ")));
    }
    answer.json(ErrorJson { error_message })
}

/// At the login a wrong password is one more thing that is wrong with what was sent.
pub(super) fn at_the_door(error: ApiError) -> ApiError {
    if error.status_code() == StatusCode::UNAUTHORIZED { ApiError::bad_request() } else { error }
}
