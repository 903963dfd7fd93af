//! The envelope: `{"detail": "…"}`, and a list of wrong fields under `detail` where a request cannot be read: 422.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::{FieldProblem, Problem};

/// What every refusal says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ErrorJson {
    /// One sentence; with 422 the parts of the request that are wrong.
    pub(super) detail: DetailJson,
}

/// A sentence or a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum DetailJson {
    /// One sentence.
    Sentence(String),
    /// Everything that is wrong.
    Fields(Vec<FieldJson>),
}

/// What is wrong with one part of a request.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FieldJson {
    /// `missing`, or another word for machines.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// `body` or `query`, and the field.
    pub(super) loc: Vec<String>,
    /// One sentence.
    pub(super) msg: String,
}

/// What [`super::convert`] puts before the name of a field in the query.
pub(super) const QUERY: &str = "query.";

pub(super) fn envelope(problem: &Problem) -> HttpResponse {
    let unreadable = matches!(problem.code, "invalid" | "invalid_json" | "bad_request");
    let (status, detail) = match problem.status {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => (StatusCode::UNPROCESSABLE_ENTITY, whole(problem)),
        StatusCode::BAD_REQUEST if !problem.errors.is_empty() => {
            (StatusCode::UNPROCESSABLE_ENTITY, DetailJson::Fields(problem.errors.iter().map(field).collect()))
        }
        StatusCode::BAD_REQUEST if unreadable => (StatusCode::UNPROCESSABLE_ENTITY, whole(problem)),
        // the document knows no 409
        StatusCode::CONFLICT => (StatusCode::BAD_REQUEST, DetailJson::Sentence(problem.detail.clone())),
        other => (other, DetailJson::Sentence(problem.detail.clone())),
    };
    HttpResponse::build(status).json(ErrorJson { detail })
}

fn field(problem: &FieldProblem) -> FieldJson {
    let (place, name) = match problem.field.strip_prefix(QUERY) {
        Some(name) => ("query", name),
        // pages are in the query, whoever reads them
        None if matches!(problem.field.as_str(), "limit" | "offset") => ("query", problem.field.as_str()),
        None => ("body", problem.field.as_str()),
    };
    let (kind, msg) = match problem.code {
        "required" => ("missing", "Field required"),
        other => (other, problem.message.as_str()),
    };
    FieldJson { kind: kind.to_owned(), loc: vec![place.to_owned(), name.to_owned()], msg: msg.to_owned() }
}

/// The request as a whole is wrong.
fn whole(problem: &Problem) -> DetailJson {
    let place = if problem.code == "bad_request" { "query" } else { "body" };
    let kind = if problem.code == "invalid_json" { "json_invalid" } else { problem.code };
    DetailJson::Fields(vec![FieldJson {
        kind: kind.to_owned(),
        loc: vec![place.to_owned()],
        msg: problem.detail.clone(),
    }])
}
