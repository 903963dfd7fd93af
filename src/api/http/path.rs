//! Ids in paths.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

/// The first id in the path. What is no number from 1 to 2^63 − 1 becomes 0, which names nothing, so that the use case
/// answers 404 in its turn, after the checks that come before. Never fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathId<Id>(pub Id);

fn segment(request: &HttpRequest, index: usize) -> i64 {
    request.match_info().iter().nth(index).map_or(0, |(_, text)| number(text))
}

fn number(text: &str) -> i64 {
    // the standard parser would also take `+7`
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().unwrap_or(0) } else { 0 }
}

impl<Id: From<i64>> FromRequest for PathId<Id> {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, 0).into())))
    }
}

/// The second id in the path, as [`PathId`] reads the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondId<Id>(pub Id);

impl<Id: From<i64>> FromRequest for SecondId<Id> {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(segment(request, 1).into())))
    }
}

/// The first part of the path that is no fixed word, as text; empty, which names nothing, where it is no UTF-8 or holds a NUL,
/// which PostgreSQL takes nowhere. Never fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathKey(pub String);

impl FromRequest for PathKey {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let key =
            request.match_info().iter().next().map(|(_, text)| text.to_owned()).filter(|text| !text.contains('\0'));
        ready(Ok(Self(key.unwrap_or_default())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_id_names_nothing() {
        for text in ["", "abc", "-1", "+7", "1.5", "9223372036854775819", "99999999999999999999999", "٧", "7 "] {
            assert_eq!(number(text), 0, "{text}");
        }
        assert_eq!(number("9223372036854775807"), i64::MAX);
        assert_eq!(number("7"), 7);
    }
}
