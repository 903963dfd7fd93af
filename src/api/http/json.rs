//! JSON bodies.

use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::body::{arriving, is_late};
use super::error::ApiError;
use super::idempotency::keep_body;
use super::settings::HttpSettings;

/// A JSON object as the body; an empty body is `{}`. `T` consists of [`super::Field`]s, so only what is no JSON object
/// at all fails here.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Json<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = collect(&request, payload, HttpSettings::of(&request).max_body).await?;
            if !is_json(&request) && !is_blank(&body) {
                return Err(ApiError::unsupported_media_type("application/json"));
            }
            keep_body(&request, &body);
            Self::read(&body)
        })
    }
}

impl<T: DeserializeOwned> Json<T> {
    /// The body that these bytes are.
    ///
    /// # Errors
    /// 400 `invalid_json` for what is no JSON object.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        parse(if is_blank(body) { b"{}" } else { body }).map(Self)
    }
}

fn is_blank(body: &[u8]) -> bool {
    body.iter().all(u8::is_ascii_whitespace)
}

pub(super) async fn collect(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Bytes, ApiError> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(ApiError::body_too_large(limit));
    }
    let mut payload = arriving(request, payload);
    let mut body = BytesMut::with_capacity(announced.unwrap_or_default());
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|error| unreadable(&error, limit))?;
        if body.len() + chunk.len() > limit {
            return Err(ApiError::body_too_large(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn unreadable(error: &PayloadError, limit: usize) -> ApiError {
    match error {
        PayloadError::Overflow => ApiError::body_too_large(limit),
        late if is_late(late) => ApiError::body_too_slow(),
        _ => ApiError::bad_request(),
    }
}

/// `application/json` or `…+json`, not compressed.
fn is_json(request: &HttpRequest) -> bool {
    let plain = request.headers().get(CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity");
    let content_type = request.content_type();
    let subtype = content_type.split_once('/').map_or("", |(_, subtype)| subtype).to_ascii_lowercase();
    plain && (content_type.eq_ignore_ascii_case("application/json") || subtype.ends_with("+json"))
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    let unreadable = |error: serde_json::Error| ApiError::invalid_json(error.line(), error.column());
    // a derived reader would also take a list for a struct
    if body.trim_ascii_start().first() != Some(&b'{') {
        serde_json::from_slice::<IgnoredAny>(body).map_err(unreadable)?;
        return Err(ApiError::invalid_json(1, 1));
    }
    serde_json::from_slice(body).map_err(unreadable)
}
