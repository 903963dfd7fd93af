//! One call and its answer.

use std::time::Duration;

use serde::Serialize;

use super::CallError;
use crate::kernel::secret::{ExposeSecret as _, SecretString};

/// A call that may be made; nothing has left yet.
#[derive(Debug)]
pub struct Call {
    request: reqwest::RequestBuilder,
}

/// What was answered, read to its end.
#[derive(Debug)]
pub struct Answer {
    /// The status; 3xx too, since redirects are not followed.
    pub status: u16,
    headers: reqwest::header::HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A header that is readable text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl Call {
    pub(super) fn new(request: reqwest::RequestBuilder) -> Self {
        Self { request }
    }

    /// With a name and a password (RFC 7617).
    #[must_use]
    pub fn basic_auth(self, name: &str, password: &SecretString) -> Self {
        Self { request: self.request.basic_auth(name, Some(password.expose_secret())) }
    }

    /// With a form as its body.
    #[must_use]
    pub fn form(self, form: &impl Serialize) -> Self {
        Self { request: self.request.form(form) }
    }

    /// Makes the call: at most `longest` from the first packet to the last byte, at most `most` bytes of body.
    ///
    /// # Errors
    /// Nobody answered in time, a name led to a host that must not be called, or the answer was too long.
    pub async fn send(self, longest: Duration, most: usize) -> Result<Answer, CallError> {
        let mut response = self.request.timeout(longest).send().await.map_err(unreachable)?;
        let fits = |announced: u64| usize::try_from(announced).is_ok_and(|announced| announced <= most);
        if !response.content_length().is_none_or(fits) {
            return Err(CallError::TooLong);
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            if body.len() + chunk.len() > most {
                return Err(CallError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer { status, headers, body })
    }
}

/// The innermost cause says most; the address, which may hold a secret, is left out.
fn unreachable(error: reqwest::Error) -> CallError {
    let error = error.without_url();
    let mut cause: &dyn std::error::Error = &error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    CallError::Unreachable(cause.to_string())
}
