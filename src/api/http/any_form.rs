//! Forms as bodies, of either kind, with fields of their own types: `application/x-www-form-urlencoded` and `multipart/form-data`.

use actix_multipart::Multipart;
use actix_web::dev::Payload;
use actix_web::web::{self, Bytes};
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::future::LocalBoxFuture;
use futures_util::{StreamExt as _, stream};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::ApiError;
use super::json::{Json, collect};
use super::settings::HttpSettings;

/// A form as a type of [`super::Field`]s: every field is text, and of a repeated one the last counts. A JSON object will do,
/// too; an empty body has no fields.
#[derive(Debug)]
pub struct AnyForm<T>(pub T);

/// Parts that are looked at: a form has a few, an attack thousands.
const MAX_PARTS: usize = 64;

impl<T: DeserializeOwned + 'static> FromRequest for AnyForm<T> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            let body = collect(&request, payload, HttpSettings::of(&request).max_body).await?;
            let kind = request.content_type().to_ascii_lowercase();
            let fields = match kind.as_str() {
                "application/x-www-form-urlencoded" => encoded(&body)?,
                "multipart/form-data" => parts(&request, body).await?,
                "application/json" => return Json::read(&body).map(|read| Self(read.0)),
                _ if body.is_empty() => Map::new(),
                _ => return Err(ApiError::unsupported_media_type("a form")),
            };
            let read = serde_json::from_value(Value::Object(fields)).map_err(|_| ApiError::bad_request())?;
            Ok(Self(read))
        })
    }
}

fn encoded(body: &[u8]) -> Result<Map<String, Value>, ApiError> {
    let text = std::str::from_utf8(body).map_err(|_| ApiError::bad_request())?;
    let pairs = web::Query::<Vec<(String, String)>>::from_query(text).map_err(|_| ApiError::bad_request())?;
    Ok(pairs.into_inner().into_iter().map(|(name, value)| (name, Value::String(value))).collect())
}

async fn parts(request: &HttpRequest, body: Bytes) -> Result<Map<String, Value>, ApiError> {
    let limit = body.len();
    let whole = stream::iter([Ok::<Bytes, actix_web::error::PayloadError>(body)]);
    let mut parts = Multipart::new(request.headers(), whole);
    let mut fields = Map::new();
    for _part in 0..MAX_PARTS {
        let Some(part) = parts.next().await else { return Ok(fields) };
        let mut part = part.map_err(|_| ApiError::bad_request())?;
        let name = part.name().map(str::to_owned);
        let bytes = part.bytes(limit).await.map_err(|_| ApiError::body_too_large(limit))?;
        let bytes = bytes.map_err(|_| ApiError::bad_request())?;
        let text = String::from_utf8(bytes.to_vec()).map_err(|_| ApiError::bad_request())?;
        if let Some(name) = name {
            fields.insert(name, Value::String(text));
        }
    }
    Err(ApiError::bad_request())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use serde::Deserialize;

    use super::*;
    use crate::api::http::Field;

    #[derive(Debug, Default, Deserialize)]
    #[serde(default)]
    struct LoginForm {
        username: Field<String>,
        password: Field<String>,
    }

    async fn read(kind: &str, body: &str) -> Result<(Field<String>, Field<String>), ApiError> {
        let request = TestRequest::post().insert_header(("content-type", kind)).set_payload(body.to_owned());
        let (request, mut payload) = request.to_http_parts();
        AnyForm::<LoginForm>::from_request(&request, &mut payload).await.map(|form| (form.0.username, form.0.password))
    }

    #[actix_web::test]
    async fn both_kinds_are_read() {
        let both = (Field::Value("+213555".to_owned()), Field::Value("a b".to_owned()));
        let encoded = "grant_type=&username=%2B213555&password=a+b&scope=";
        assert_eq!(read("application/x-www-form-urlencoded", encoded).await.unwrap(), both);
        let multipart = "--X\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n+213555\r\n\
            --X\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\na b\r\n--X--\r\n";
        assert_eq!(read("multipart/form-data; boundary=X", multipart).await.unwrap(), both);
        let nothing = (Field::Missing, Field::Missing);
        assert_eq!(read("application/x-www-form-urlencoded", "").await.unwrap(), nothing);
        assert_eq!(read("text/plain", "").await.unwrap(), nothing);
    }

    #[actix_web::test]
    async fn what_is_no_form_is_refused() {
        for (kind, body) in [
            ("multipart/form-data; boundary=X", "--X\r\nbroken"),
            ("multipart/form-data", "x"),
            ("application/json", "[]"),
            ("text/plain", "x"),
        ] {
            assert!(read(kind, body).await.is_err(), "{kind}");
        }
    }
}
