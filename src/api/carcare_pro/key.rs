//! Which record a request is about. The document names bare collections only, so there are three ways to say it.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;

use crate::api::http::fields::{id, required_id};
use crate::api::http::{ApiError, Digits, Field, PathId, Query, Reading};
use crate::kernel::error::Invalid;

/// A record by the path (`/invoices/7`), by the query (`/invoices?id=7`), or by the body (`"id": 7`), in this order.
#[derive(Debug)]
pub enum Key {
    /// What cannot be an id is 0, which names nothing.
    Path(i64),
    /// Perhaps nothing is said.
    Query(Field<Digits>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct KeyQuery {
    id: Field<Digits>,
}

impl FromRequest for Key {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if request.match_info().get("id").is_some() {
            let Ok(PathId(id)) = PathId::<i64>::from_request(request, payload).into_inner();
            return ready(Ok(Self::Path(id)));
        }
        ready(Query::<KeyQuery>::read(request.query_string()).map(|query| Self::Query(query.0.id)))
    }
}

impl Key {
    /// The id, where the body may say it under this name.
    ///
    /// # Errors
    /// Nobody says it, or what is said cannot be one.
    pub fn or<I: From<i64>>(self, body: Field<i64>) -> Result<I, Invalid> {
        let mut read = Reading::new();
        let found = match self {
            Self::Path(number) => Some(I::from(number)),
            Self::Query(Field::Missing | Field::Null) => required_id(&mut read, "id", body),
            Self::Query(digits) => read.required("id", digits, |Digits(text)| id(text.parse().unwrap_or(0))),
        };
        read.finish(|| found)
    }

    /// The id, or this one where neither path nor query says any.
    ///
    /// # Errors
    /// What is said cannot be one.
    pub fn or_own<I: From<i64> + Into<i64>>(self, own: I) -> Result<I, Invalid> {
        self.or(Field::Value(own.into()))
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn key(request: TestRequest) -> Key {
        let (request, mut payload) = request.to_http_parts();
        Key::from_request(&request, &mut payload).into_inner().unwrap()
    }

    #[test]
    fn the_path_wins_then_the_query_then_the_body() {
        let body = || Field::Value(9);
        let path = || TestRequest::with_uri("/x/7?id=8").param("id", "7");
        assert_eq!(key(path()).or::<i64>(body()).ok(), Some(7));
        assert_eq!(key(TestRequest::with_uri("/x?id=8")).or::<i64>(body()).ok(), Some(8));
        assert_eq!(key(TestRequest::with_uri("/x")).or::<i64>(body()).ok(), Some(9));
        assert!(key(TestRequest::with_uri("/x")).or::<i64>(Field::Missing).is_err());
    }

    #[test]
    fn what_is_no_id_names_nothing_in_a_path_and_is_wrong_elsewhere() {
        let path = TestRequest::with_uri("/x/abc").param("id", "abc");
        assert_eq!(key(path).or::<i64>(Field::Missing).ok(), Some(0));
        for odd in ["/x?id=abc", "/x?id=0", "/x?id=9223372036854775819"] {
            assert!(key(TestRequest::with_uri(odd)).or::<i64>(Field::Value(7)).is_err(), "{odd}");
        }
        for odd in [Field::Value(0), Field::Value(-1), Field::Bad { expected: "a whole number" }, Field::Null] {
            assert!(key(TestRequest::with_uri("/x")).or::<i64>(odd).is_err());
        }
    }
}
