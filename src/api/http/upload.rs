//! One uploaded file in a multipart form.

use actix_multipart::{Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;

use super::body::{arriving, is_late};
use super::error::ApiError;
use super::reading::{Complaint, Reading};
use super::settings::HttpSettings;

/// The file of a `multipart/form-data` body (RFC 7578): the first part that is not empty, whatever its name and declared
/// type; what it is, its content tells.
#[derive(Debug)]
pub struct Upload(pub Bytes);

/// Parts that are looked at: a form has a few, an attack thousands.
const MAX_PARTS: usize = 16;

impl FromRequest for Upload {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limit = HttpSettings::of(request).max_upload;
        if !request.content_type().eq_ignore_ascii_case("multipart/form-data") {
            let refusal = ApiError::unsupported_media_type("multipart/form-data");
            return Box::pin(std::future::ready(Err(refusal)));
        }
        let parts = Multipart::new(request.headers(), arriving(request, payload.take()));
        Box::pin(async move { first_file(parts, limit).await.map(Self) })
    }
}

async fn first_file(mut parts: Multipart, limit: usize) -> Result<Bytes, ApiError> {
    for _part in 0..MAX_PARTS {
        let Some(part) = parts.next().await else { break };
        let mut part = part.map_err(|error| unreadable(&error))?;
        let bytes = part.bytes(limit).await.map_err(|_| ApiError::body_too_large(limit))?;
        let bytes = bytes.map_err(|error| unreadable(&error))?;
        if !bytes.is_empty() {
            return Ok(bytes);
        }
    }
    let mut read = Reading::new();
    read.complain("photo", Complaint::required());
    Ok(read.finish(|| None)?)
}

fn unreadable(error: &MultipartError) -> ApiError {
    match error {
        MultipartError::Payload(error) if is_late(error) => ApiError::body_too_slow(),
        _ => ApiError::bad_request(),
    }
}
