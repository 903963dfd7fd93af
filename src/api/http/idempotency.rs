//! `Idempotency-Key`: a retry does nothing twice.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use serde_json::{Map, Value};

use super::error::ApiError;
use crate::kernel::error::{FieldError, Invalid};
use crate::kernel::id::AccountId;
use crate::kernel::request_key::{NewcomersKey, RequestKey};
use crate::kernel::secret::digest;

const HEADER: &str = "Idempotency-Key";

/// The client's key for this request, if it sent one. Put it before the body among a handler's arguments.
#[derive(Debug)]
pub struct IdempotencyKey {
    key: Option<String>,
    request: HttpRequest,
}

impl IdempotencyKey {
    /// The key alone, for what is bound to something else than method, path and body.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// The key of this account, bound to method, path and body: the same key with another request is a conflict.
    #[must_use]
    pub fn of(self, account: AccountId) -> Option<RequestKey> {
        let body = |body: &Bytes| digest(&String::from_utf8_lossy(body));
        let digest = self.digest(body);
        Some(RequestKey { account, key: self.key?, digest })
    }

    /// The same of somebody who signs up. What the `secrets` of the body hold has no part in the digest: from a digest
    /// of few unknown letters they could be guessed.
    #[must_use]
    pub fn of_newcomer(self, secrets: &[&str]) -> Option<NewcomersKey> {
        let body = |body: &Bytes| {
            let mut fields: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
            fields.retain(|name, _| !secrets.contains(&name.as_str()));
            digest(&Value::Object(fields).to_string())
        };
        let digest = self.digest(body);
        Some(NewcomersKey { key: self.key?, digest })
    }

    fn digest(&self, of_body: impl FnOnce(&Bytes) -> String) -> String {
        let body = self.request.extensions().get::<KeptBody>().map(|kept| of_body(&kept.0));
        digest(&format!("{} {}\n{}", self.request.method(), self.request.path(), body.unwrap_or_default()))
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(sent(request).map(|key| Self { key, request: request.clone() }))
    }
}

fn sent(request: &HttpRequest) -> Result<Option<String>, ApiError> {
    let mut values = request.headers().get_all(HEADER);
    let Some(value) = values.next() else { return Ok(None) };
    let key = value.as_bytes();
    let fine = (1..=RequestKey::MAX_BYTES).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
    match std::str::from_utf8(key) {
        Ok(key) if fine && values.next().is_none() => Ok(Some(key.to_owned())),
        _ => {
            let expected = format!("1 to {} visible ASCII characters", RequestKey::MAX_BYTES);
            Err(Invalid(vec![FieldError { field: HEADER.to_owned(), code: "format", expected }]).into())
        }
    }
}

struct KeptBody(Bytes);

/// Keeps the body as it came, when a key will ask for its digest.
pub(super) fn keep_body(request: &HttpRequest, body: &Bytes) {
    if request.headers().contains_key(HEADER) {
        request.extensions_mut().insert(KeptBody(body.clone()));
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn key(text: &str, body: &'static str) -> Result<Option<RequestKey>, ApiError> {
        let request = TestRequest::post().uri("/api/x?y=1").insert_header((HEADER, text)).to_http_request();
        keep_body(&request, &Bytes::from_static(body.as_bytes()));
        let key = sent(&request)?;
        Ok(IdempotencyKey { key, request }.of(AccountId::new(7)))
    }

    #[test]
    fn the_body_belongs_to_the_key() {
        let one = key("k-1", "{}").unwrap().unwrap();
        assert_eq!((one.account, one.key.as_str(), one.digest.len()), (AccountId::new(7), "k-1", 64));
        assert_eq!(key("k-1", "{}").unwrap().unwrap(), one);
        assert_ne!(key("k-1", "{ }").unwrap().unwrap().digest, one.digest);
    }

    #[test]
    fn nothing_secret_belongs_to_a_newcomers_key() {
        let key = |body: &'static str| {
            let request = TestRequest::post().insert_header((HEADER, "k")).to_http_request();
            keep_body(&request, &Bytes::from_static(body.as_bytes()));
            IdempotencyKey { key: sent(&request).unwrap(), request }.of_newcomer(&["password"]).unwrap()
        };
        let one = key(r#"{"name": "Amel", "password": "correct-horse-7"}"#);
        assert_eq!(key(r#"{"password": "another", "name": "Amel"}"#), one);
        assert_ne!(key(r#"{"name": "Amina", "password": "correct-horse-7"}"#).digest, one.digest);
    }

    #[test]
    fn an_odd_key_is_named() {
        for text in ["", "a b", "clé", &"x".repeat(201)] {
            let error = key(text, "").unwrap_err();
            assert_eq!(error.0.fields[0].field, "Idempotency-Key", "{text}");
        }
        assert!(key(&"x".repeat(200), "").is_ok());
    }

    #[test]
    fn without_the_header_there_is_none() {
        let request = TestRequest::post().to_http_request();
        assert!(IdempotencyKey { key: sent(&request).unwrap(), request }.of(AccountId::new(1)).is_none());
    }
}
