//! `ETag` and `If-Match`: a change that would undo what its sender has not seen is refused.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ETAG, IF_MATCH};
use actix_web::{FromRequest, HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::Serialize;

use crate::api::http::ApiError;
use crate::kernel::error::{FieldError, Invalid};
use crate::kernel::secret::digest;
use crate::workshop::Expected;

/// The longest tag that is read, in bytes without its quotes.
const MAX_TAG: usize = 100;

/// An answer with a thing whose every change raises its version.
pub fn versioned(mut answer: HttpResponseBuilder, version: i64, thing: &impl Serialize) -> HttpResponse {
    answer.insert_header((ETAG, format!("\"{version}\""))).json(thing)
}

/// An answer with a thing that has no version: its tag is a digest of what is told of it.
pub fn told(mut answer: HttpResponseBuilder, thing: &impl Serialize) -> HttpResponse {
    answer.insert_header((ETAG, format!("\"{}\"", tag(thing)))).json(thing)
}

fn tag(thing: &impl Serialize) -> String {
    // what is told is made of numbers and texts: it can always be written
    digest(&serde_json::to_string(thing).unwrap_or_default())
}

/// What the client has read, if it said so: one strong tag (RFC 9110, 13.1.1), or `*` for whatever there is. Put it
/// before the body among a handler's arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// The version that the tag names; one that no thing has where it names none.
    #[must_use]
    pub fn version(&self) -> Option<i64> {
        self.0.as_ref().map(|tag| tag.parse().unwrap_or(0))
    }

    /// What a thing must look like for its tag to be this one.
    pub fn expected<T, J>(self) -> Expected<T>
    where
        T: Clone + 'static,
        J: From<T> + Serialize + 'static,
    {
        match self.0 {
            None => Expected::anything(),
            Some(read) => Expected::that(move |now: &T| tag(&J::from(now.clone())) == read),
        }
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(sent(request).map(Self))
    }
}

fn sent(request: &HttpRequest) -> Result<Option<String>, ApiError> {
    let mut values = request.headers().get_all(IF_MATCH);
    let Some(value) = values.next() else { return Ok(None) };
    let written = value.to_str().unwrap_or_default().trim();
    let tag = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let fine = |tag: &&str| tag.len() <= MAX_TAG && tag.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"');
    match tag.filter(fine) {
        _ if values.next().is_some() => Err(malformed()),
        Some(tag) => Ok(Some(tag.to_owned())),
        None if written == "*" => Ok(None),
        None => Err(malformed()),
    }
}

fn malformed() -> ApiError {
    let expected = "the ETag of an answer, in quotes".to_owned();
    Invalid(vec![FieldError { field: "If-Match".to_owned(), code: "format", expected }]).into()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn read(value: &str) -> Option<Option<String>> {
        sent(&TestRequest::patch().insert_header((IF_MATCH, value)).to_http_request()).ok()
    }

    #[test]
    fn one_tag_in_quotes_or_a_star() {
        assert_eq!(read("\"7\""), Some(Some("7".to_owned())));
        assert_eq!(read("\"\""), Some(Some(String::new())));
        assert_eq!(read("*"), Some(None));
        for odd in ["", "7", "\"7", "\"", "\"a\", \"b\"", "W/\"7\"", "\"a b\"", &format!("\"{}\"", "x".repeat(101))] {
            assert_eq!(read(odd), None, "{odd}");
        }
        assert_eq!(sent(&TestRequest::patch().to_http_request()).unwrap(), None);
    }

    #[test]
    fn a_tag_that_names_no_version_is_none_that_a_thing_has() {
        assert_eq!(IfMatch(Some("x".to_owned())).version(), Some(0));
        assert_eq!(IfMatch(Some("7".to_owned())).version(), Some(7));
        assert_eq!(IfMatch(None).version(), None);
    }

    #[test]
    fn another_thing_has_another_tag() {
        assert_eq!(tag(&"one"), tag(&"one"));
        assert_ne!(tag(&"one"), tag(&"two"));
    }
}
