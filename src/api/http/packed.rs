//! Answers that are worth compressing: large, and asked for again and again.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::io::Write as _;

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, ContentType, VARY};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;

use super::error::ApiError;
use crate::kernel::error::Fault;

/// Whether the caller takes gzip. Never fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed(bool);

/// Less than this is no smaller when packed.
const WORTH_IT: usize = 1024;

impl FromRequest for Packed {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let named = request.headers().get_all(ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
        ready(Ok(Self(named.flat_map(|value| value.split(',')).any(takes_gzip))))
    }
}

/// Whether an entry of `Accept-Encoding` is gzip with a weight above zero.
fn takes_gzip(entry: &str) -> bool {
    let mut parts = entry.split(';').map(str::trim);
    let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
    let refused = parts.any(|part| {
        let weight = part.strip_prefix("q=").and_then(|weight| weight.trim().parse::<f64>().ok());
        weight.is_some_and(|weight| weight <= 0.0)
    });
    is_gzip && !refused
}

impl Packed {
    /// 200 with this as JSON, packed where that is taken and worth it.
    ///
    /// # Errors
    /// A value that is no JSON, which is a defect.
    pub fn json(self, value: &impl Serialize) -> Result<HttpResponse, ApiError> {
        let body = serde_json::to_vec(value).map_err(Fault::internal)?;
        let mut answer = HttpResponse::Ok();
        answer.content_type(ContentType::json()).insert_header((VARY, "Accept-Encoding"));
        if !self.0 || body.len() < WORTH_IT {
            return Ok(answer.body(body));
        }
        let mut packing = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
        packing.write_all(&body).map_err(Fault::internal)?;
        let packed = packing.finish().map_err(Fault::internal)?;
        Ok(answer.insert_header((CONTENT_ENCODING, "gzip")).body(packed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_taken_where_it_is_named_and_not_refused() {
        for (entry, takes) in [
            ("gzip", true),
            (" GZIP ; q=0.5", true),
            ("gzip;q=0", false),
            ("gzip;q=0.000", false),
            ("br", false),
            ("x-gzip", false),
            ("", false),
        ] {
            assert_eq!(takes_gzip(entry), takes, "{entry}");
        }
    }
}
