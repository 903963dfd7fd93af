//! `ETag` and `If-Match`: a change that would undo what its sender has not seen is refused.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ETAG, IF_MATCH};
use actix_web::{FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::api::http::ApiError;
use crate::kernel::error::{FieldError, Invalid};

/// An answer with a thing whose every change raises its version.
pub fn versioned(mut answer: HttpResponseBuilder, version: i64, thing: &impl Serialize) -> HttpResponse {
    answer.insert_header((ETAG, format!("\"{version}\""))).json(thing)
}

/// The version that the client has read, if it said so: one strong tag (RFC 9110, 13.1.1), or `*` for whatever there is.
/// Put it before the body among a handler's arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IfMatch(Option<i64>);

impl IfMatch {
    /// The version that the tag names.
    #[must_use]
    pub const fn version(self) -> Option<i64> {
        self.0
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(sent(request).map(Self))
    }
}

fn sent(request: &HttpRequest) -> Result<Option<i64>, ApiError> {
    let mut values = request.headers().get_all(IF_MATCH);
    let Some(value) = values.next() else { return Ok(None) };
    let text = value.to_str().unwrap_or_default().trim();
    let tag = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    // a tag that is no number is none that a thing has
    let version = tag.map(|tag| tag.parse().unwrap_or(0));
    match version {
        _ if values.next().is_some() => Err(malformed()),
        Some(version) => Ok(Some(version)),
        None if text == "*" => Ok(None),
        None => Err(malformed()),
    }
}

fn malformed() -> ApiError {
    let expected = "the ETag of an answer, in quotes".to_owned();
    Invalid(vec![FieldError { field: "If-Match".to_owned(), code: "format", expected }]).into()
}
