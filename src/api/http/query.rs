//! Query strings, and the two parameters that every list takes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::ApiError;
use super::field::Field;
use super::reading::{Complaint, Reading};
use crate::kernel::page::{Limit, PageRequest};

/// The query string as a type of [`Field`]s. Everything in it is text: use `Field<String>`, `Field<Digits>` and
/// `Field<LenientNumber>`. Of a repeated parameter the last counts.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read(request.query_string()))
    }
}

impl<T: DeserializeOwned> Query<T> {
    /// The parameters that this query string is.
    ///
    /// # Errors
    /// 400 for what is no query string.
    pub fn read(query: &str) -> Result<Self, ApiError> {
        parse(query).map(Self)
    }
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, ApiError> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(query).map_err(|_| ApiError::bad_request())?;
    let object: Map<String, Value> =
        pairs.into_inner().into_iter().map(|(name, value)| (name, Value::String(value))).collect();
    serde_json::from_value(Value::Object(object)).map_err(|_| ApiError::bad_request())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PageQuery {
    limit: Field<String>,
    cursor: Field<String>,
}

/// `limit` (1–200, else 50) and `cursor` (as the page before gave it).
#[derive(Debug, Clone, Copy)]
pub struct PageParams(pub PageRequest);

impl FromRequest for PageParams {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(parse(request.query_string()).and_then(page).map(Self))
    }
}

fn page(query: PageQuery) -> Result<PageRequest, ApiError> {
    let mut read = Reading::new();
    let limit = read.optional("limit", query.limit, |text| {
        let limit = text.parse().ok().and_then(Limit::new);
        limit.ok_or_else(|| Complaint::range(format!("a whole number from 1 to {}", Limit::MAX)))
    });
    let cursor = read.optional("cursor", query.cursor, |text| {
        text.parse::<i64>().ok().filter(|id| *id >= 1).ok_or("the next_cursor of the page before")
    });
    Ok(read.finish(|| Some(PageRequest::after(limit.unwrap_or_default(), cursor)))?)
}

/// The cursor as clients see it: a text, since what it means is nobody's business but ours.
#[must_use]
pub fn next_cursor(next: Option<i64>) -> Option<String> {
    next.map(|id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_bounded() {
        let read = |query| parse(query).and_then(page);
        let first = read("").unwrap();
        assert_eq!((first.limit.rows(), first.cursor), (50, None));
        let second = read("limit=200&cursor=17&other=%20").unwrap();
        assert_eq!((second.limit.rows(), second.cursor), (200, Some(17)));
    }

    #[test]
    fn wrong_parameters_are_named() {
        for query in ["limit=0&cursor=x", "limit=201&cursor=-1", "limit=ten&cursor=0", "limit=1%00&cursor=1e3"] {
            let error = parse(query).and_then(page).unwrap_err();
            let names: Vec<&str> = error.0.fields.iter().map(|field| field.field.as_str()).collect();
            assert_eq!(names, ["limit", "cursor"], "{query}");
        }
    }
}
