//! Pages as foreign documents count them: by number (`page`, `per_page`) or by entries passed over (`limit`, `offset`).

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::ApiError;
use super::field::Field;
use super::query::Query;
use super::reading::{Complaint, Reading};
use super::wire::Digits;
use crate::kernel::page::{Limit, PageRequest};

/// `page` (1 if not said) and `per_page` (`SIZE` if not said, at most 1000); the answer tells how many entries there are.
#[derive(Debug, Clone, Copy)]
pub struct Numbered<const SIZE: u16>(pub PageNumber);

/// A page by its number.
#[derive(Debug, Clone, Copy)]
pub struct PageNumber {
    number: i64,
    limit: Limit,
}

impl PageNumber {
    /// For the domain.
    #[must_use]
    pub fn request(self) -> PageRequest {
        PageRequest::numbered(self.limit, self.number)
    }

    /// What the answer tells of the whole list.
    #[must_use]
    pub fn totals(self, total: Option<i64>) -> Totals {
        let (total, per_page) = (total.unwrap_or_default(), self.limit.rows());
        Totals { total, page: self.number, per_page, pages: (total + per_page - 1) / per_page }
    }
}

/// How a page stands in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Totals {
    /// Entries in all.
    pub total: i64,
    /// Number of this page, from 1 on.
    pub page: i64,
    /// Entries that a page holds.
    pub per_page: i64,
    /// Pages in all.
    pub pages: i64,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct ByNumber {
    page: Field<Digits>,
    per_page: Field<Digits>,
}

impl<const SIZE: u16> FromRequest for Numbered<SIZE> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = Query::<ByNumber>::read(request.query_string());
        ready(query.and_then(|query| numbered(query.0, SIZE)).map(Self))
    }
}

fn numbered(query: ByNumber, size: u16) -> Result<PageNumber, ApiError> {
    let mut read = Reading::new();
    let number = read.optional("page", query.page, |Digits(text)| at_least_one(&text));
    let limit = read.optional("per_page", query.per_page, |Digits(text)| {
        at_least_one(&text).map(|entries| Limit::capped(entries).unwrap_or_default())
    });
    let limit = limit.or_else(|| Limit::capped(size.into()));
    Ok(read.finish(|| Some(PageNumber { number: number.unwrap_or(1), limit: limit? }))?)
}

/// A number of any length: one that is too large for us is past every end.
fn at_least_one(digits: &str) -> Result<i64, Complaint> {
    match digits.parse().unwrap_or(i64::MAX) {
        0 => Err(Complaint::range("a whole number from 1 on")),
        number => Ok(number),
    }
}

/// `limit` (from 1 to `MOST`, `SIZE` if not said) and `offset` (0 if not said).
#[derive(Debug, Clone, Copy)]
pub struct Skipped<const SIZE: u16, const MOST: u16>(pub PageRequest);

#[derive(Default, Deserialize)]
#[serde(default)]
struct ByOffset {
    limit: Field<Digits>,
    offset: Field<Digits>,
}

impl<const SIZE: u16, const MOST: u16> FromRequest for Skipped<SIZE, MOST> {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let query = Query::<ByOffset>::read(request.query_string());
        ready(query.and_then(|query| skipped(query.0, SIZE, MOST)).map(Self))
    }
}

fn skipped(query: ByOffset, size: u16, most: u16) -> Result<PageRequest, ApiError> {
    let mut read = Reading::new();
    let limit = read.optional("limit", query.limit, |Digits(text)| {
        let limit = text.parse().ok().filter(|limit| (1..=i64::from(most)).contains(limit)).and_then(Limit::capped);
        limit.ok_or_else(|| Complaint::range(format!("a whole number from 1 to {most}")))
    });
    let offset =
        read.optional("offset", query.offset, |Digits(text)| Ok::<i64, Complaint>(text.parse().unwrap_or(i64::MAX)));
    let limit = limit.or_else(|| Limit::capped(size.into()));
    Ok(read.finish(|| Some(PageRequest::skipping(limit?, offset.unwrap_or(0))))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_number(query: &str) -> Result<PageNumber, ApiError> {
        numbered(Query::<ByNumber>::read(query).unwrap().0, 10)
    }

    fn by_offset(query: &str) -> Result<PageRequest, ApiError> {
        skipped(Query::<ByOffset>::read(query).unwrap().0, 10, 100)
    }

    #[test]
    fn pages_have_numbers() {
        let first = by_number("").unwrap().request();
        assert_eq!((first.limit.rows(), first.skip, first.counted), (10, 0, true));
        let third = by_number("page=3&per_page=7").unwrap();
        assert_eq!((third.request().limit.rows(), third.request().skip), (7, 14));
        assert_eq!(third.totals(Some(15)), Totals { total: 15, page: 3, per_page: 7, pages: 3 });
        let far = by_number("page=99999999999999999999&per_page=9999").unwrap().request();
        assert_eq!((far.limit.rows(), far.skip), (1000, i64::MAX));
        for odd in ["page=0", "page=-1", "per_page=0", "page=x", "per_page=1.5"] {
            assert!(by_number(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn entries_are_passed_over() {
        let page = by_offset("limit=100&offset=30").unwrap();
        assert_eq!((page.limit.rows(), page.skip, page.counted), (100, 30, false));
        for odd in ["limit=0", "limit=101", "limit=x", "offset=-1", "offset=x"] {
            assert!(by_offset(odd).is_err(), "{odd}");
        }
    }
}
