//! Why a request is not answered as asked: refusals, faults, unreadable input and what HTTP itself refuses.
//!
//! Which error belongs where: domains speak of refusals and faults (`kernel::error`); only here they get a status, in
//! one match without a wildcard. Words for people are added by [`super::answer`], which knows the caller's language.

use std::fmt;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};

use super::problem;
use crate::kernel::error::{DomainError, Fault, FieldError, Invalid, Kind};
use crate::kernel::language::Language;

/// What a handler returns instead of an answer. Boxed, since every handler's result carries room for it.
#[derive(Debug)]
pub struct ApiError(pub(super) Box<Told>);

/// What is told of an error, before it has words.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) status: StatusCode,
    pub(super) code: &'static str,
    /// One English sentence, for a code without words.
    pub(super) fallback: String,
    /// What the words for the code may mention.
    pub(super) args: Vec<(&'static str, String)>,
    pub(super) fields: Vec<FieldError>,
    /// The field that a refusal is about.
    pub(super) about: Option<&'static str>,
    pub(super) concerning: Option<(&'static str, i64)>,
    pub(super) retry_after: Option<Duration>,
    pub(super) allow: Option<String>,
    /// For the log only.
    pub(super) cause: Option<String>,
}

impl ApiError {
    /// A refusal by HTTP itself: a status, a stable code, and an English sentence in case `error-CODE` has no words.
    pub fn new(status: StatusCode, code: &'static str, fallback: impl Into<String>) -> Self {
        Self(Box::new(Told {
            status,
            code,
            fallback: fallback.into(),
            args: Vec::new(),
            fields: Vec::new(),
            about: None,
            concerning: None,
            retry_after: None,
            allow: None,
            cause: None,
        }))
    }

    /// The stable word for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// 400 for a reason that is not one field's.
    #[must_use]
    pub fn bad_request() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", "The request could not be understood.")
    }

    /// 400: the body is no JSON object.
    pub(super) fn invalid_json(line: usize, column: usize) -> Self {
        let fallback = format!("The body is not a JSON object (line {line}, column {column}).");
        let mut error = Self::new(StatusCode::BAD_REQUEST, "invalid_json", fallback);
        error.0.args = vec![("line", line.to_string()), ("column", column.to_string())];
        error
    }

    /// 401: no token, or one that proves nothing (any more).
    #[must_use]
    pub fn unauthenticated() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthenticated", "Sign in first.")
    }

    /// 403: an account of this role may not.
    #[must_use]
    pub fn wrong_role() -> Self {
        Self::new(StatusCode::FORBIDDEN, "wrong_role", "An account of this type may not do this.")
    }

    /// 403: a browser may have been made to send this by another site.
    #[must_use]
    pub fn csrf() -> Self {
        let fallback = "This request must come from a page of this server.";
        Self::new(StatusCode::FORBIDDEN, "csrf", fallback)
    }

    /// 404: no such route.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", "There is nothing at this address.")
    }

    /// 405, with the methods that would do.
    pub fn method_not_allowed(allow: impl Into<String>) -> Self {
        let allow = allow.into();
        let mut error =
            Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "This address takes other methods.");
        error.0.args = vec![("allow", allow.clone())];
        error.0.allow = Some(allow);
        error
    }

    /// 408: the body did not arrive in time.
    #[must_use]
    pub(super) fn body_too_slow() -> Self {
        Self::of_status(StatusCode::REQUEST_TIMEOUT)
    }

    /// 413, with the limit in bytes.
    #[must_use]
    pub fn body_too_large(limit: usize) -> Self {
        let mut error = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "The body is too large.");
        error.0.args = vec![("kib", limit.div_ceil(1024).to_string())];
        error
    }

    /// 415: a body of another type than `expected`.
    #[must_use]
    pub fn unsupported_media_type(expected: &'static str) -> Self {
        let fallback = format!("The body must be {expected}.");
        let mut error = Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", fallback);
        error.0.args = vec![("expected", expected.to_owned())];
        error
    }

    /// 429: too much from one place.
    #[must_use]
    pub fn rate_limited(retry_after: Duration) -> Self {
        let fallback = "Too many requests; wait a little.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, "rate_limited", fallback).after(retry_after)
    }

    /// 429: this account or this address holds as many sockets as it may.
    #[must_use]
    pub fn too_many_sockets() -> Self {
        let fallback = "Too many connections are open from this account or address; close one.";
        Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_sockets", fallback).after(Duration::from_secs(5))
    }

    /// 400: a plain request to the address of a socket.
    #[must_use]
    pub fn upgrade_required() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "upgrade_required", "This address takes WebSocket handshakes only.")
    }

    /// What actix itself answers, by status alone.
    pub(super) fn of_status(status: StatusCode) -> Self {
        let mut plain = match status.as_u16() {
            401 => Self::unauthenticated(),
            403 => Self::new(status, "forbidden", "This is not allowed."),
            404 => Self::not_found(),
            405 => Self::new(status, "method_not_allowed", "This address takes other methods."),
            408 => Self::new(status, "request_timeout", "The request took too long to arrive."),
            413 => Self::new(status, "body_too_large", "The body is too large."),
            415 => Self::new(status, "unsupported_media_type", "The body is of a type that is not taken here."),
            429 => Self::rate_limited(Duration::from_secs(1)),
            503 => Self::from(Fault::unavailable("http", "answered 503")),
            500.. => Self::from(Fault::internal(format!("answered {status}"))),
            _ => Self::bad_request(),
        };
        plain.0.status = status;
        plain
    }

    fn after(mut self, wait: Duration) -> Self {
        // whole seconds (RFC 9110, 10.2.3), rounded up: whoever waits them is let in
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        let seconds = seconds.max(1);
        self.0.args.push(("seconds", seconds.to_string()));
        self.0.retry_after = Some(Duration::from_secs(seconds));
        self
    }

    fn of_fault(fault: &Fault) -> Self {
        let mut error = match fault {
            Fault::Unavailable { .. } | Fault::Contention(_) => {
                let fallback = "The server cannot answer right now; try again shortly.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", fallback).after(Duration::from_secs(1))
            }
            Fault::Internal(_) => {
                let fallback = "Something went wrong on our side.";
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", fallback)
            }
        };
        error.0.cause = Some(fault.to_string());
        error
    }
}

impl<E: DomainError> From<E> for ApiError {
    fn from(refusal: E) -> Self {
        if let Some(fault) = refusal.fault() {
            return Self::of_fault(fault);
        }
        let (status, wait) = match refusal.kind() {
            Kind::Invalid => (StatusCode::BAD_REQUEST, None),
            Kind::Unauthenticated => (StatusCode::UNAUTHORIZED, None),
            Kind::Forbidden => (StatusCode::FORBIDDEN, None),
            Kind::NotFound => (StatusCode::NOT_FOUND, None),
            Kind::Gone => (StatusCode::GONE, None),
            Kind::Conflict => (StatusCode::CONFLICT, None),
            Kind::TooMany(wait) => (StatusCode::TOO_MANY_REQUESTS, Some(wait)),
        };
        let mut error = Self::new(status, refusal.code(), refusal.to_string());
        error.0.about = refusal.field();
        error.0.concerning = refusal.concerning();
        if let Some((what, id)) = error.0.concerning {
            error.0.args.push((what, id.to_string()));
        }
        match wait {
            Some(wait) => error.after(wait),
            None => error,
        }
    }
}

impl From<Invalid> for ApiError {
    fn from(invalid: Invalid) -> Self {
        let mut error = Self::new(StatusCode::BAD_REQUEST, "invalid", "Some fields could not be read.");
        error.0.fields = invalid.0;
        error
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.code, self.0.fallback)
    }
}

/// Used as it stands only where no middleware re-renders it in the caller's language; the headers count always.
impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.0.status
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = problem::document(&problem::Problem::new(&self.0, Language::En, None));
        let headers = response.headers_mut();
        if let Some(wait) = self.0.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait.as_secs()));
        }
        if self.0.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(allow) = self.0.allow.as_deref().and_then(|allow| HeaderValue::from_str(allow).ok()) {
            headers.insert(ALLOW, allow);
        }
        response
    }
}
