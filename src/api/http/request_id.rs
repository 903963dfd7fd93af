//! An id for every request, in its answer and its log lines; the access log and the request metrics.

use std::time::Instant;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest};
use tracing::Instrument as _;

use crate::kernel::secret::random_token;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request, kept in its extensions.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    /// The id of this request, if [`trace`] has seen it.
    pub fn of(request: &HttpRequest) -> Option<String> {
        request.extensions().get::<Self>().map(|id| id.0.clone())
    }

    /// The caller's own id when it is fit for a log line, else a fresh one.
    fn choose(request: &ServiceRequest) -> Self {
        let sent = request.headers().get(HEADER).and_then(|value| value.to_str().ok());
        let sane = |id: &&str| {
            (1..=64).contains(&id.len())
                && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        Self(sent.filter(sane).map_or_else(|| random_token().chars().take(16).collect(), str::to_owned))
    }
}

/// Middleware, outside of everything but path normalisation: names, measures and logs each request. The query string
/// is left out of the log, since sockets may carry a token there, and so are secrets in the path.
///
/// # Errors
/// What the inner service fails with.
pub async fn trace<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let id = RequestId::choose(&request);
    let header = HeaderValue::from_str(&id.0).ok();
    let span = tracing::info_span!("request", id = %id.0);
    let method = method_label(request.method());
    let path = without_secrets(request.path());
    request.extensions_mut().insert(id);
    let mut response = next.call(request).instrument(span.clone()).await?;
    if let Some(header) = header {
        response.headers_mut().insert(HEADER, header);
    }
    let status = response.status().as_u16();
    let elapsed = started.elapsed();
    let route = response.request().match_pattern().unwrap_or_else(|| "unmatched".to_owned());
    metrics::histogram!("http_request_seconds", "method" => method, "route" => route.clone())
        .record(elapsed.as_secs_f64());
    metrics::counter!("http_requests_total", "method" => method, "route" => route, "status" => status.to_string())
        .increment(1);
    let ms = elapsed.as_secs_f64() * 1000.0;
    span.in_scope(|| {
        if status < 400 {
            tracing::debug!(method, path, status, ms, "answered");
        } else {
            tracing::info!(method, path, status, ms, "answered");
        }
    });
    Ok(response)
}

/// No word, id or name in a path is as long: what is, opens something (a photo, an estimate), whatever route it was sent to.
const SECRET_CHARS: usize = 32;

/// The path as it may be logged.
fn without_secrets(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.len() >= SECRET_CHARS { "…" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// A closed set: anyone may invent methods, and each would be a time series of its own.
fn method_label(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn what_opens_something_is_not_logged() {
        let token = random_token();
        for (path, shown) in [
            ("/api/workshop/approvals/7/decisions".to_owned(), "/api/workshop/approvals/7/decisions"),
            (format!("/api/workshop/approvals/{token}/decisions"), "/api/workshop/approvals/…/decisions"),
            (format!("//APPROVE/%7B{token}"), "//APPROVE/…"),
            (format!("/{token}"), "/…"),
            ("/api/auth/password-reset/confirm".to_owned(), "/api/auth/password-reset/confirm"),
        ] {
            assert_eq!(without_secrets(&path), shown, "{path}");
        }
    }

    #[test]
    fn only_a_sane_id_is_taken_over() {
        let chosen =
            |sent: &str| RequestId::choose(&TestRequest::get().insert_header((HEADER, sent)).to_srv_request()).0;
        assert_eq!(chosen("abc-1.2_3"), "abc-1.2_3");
        for odd in ["", "a b", "é", "x\"y", &"x".repeat(65)] {
            let id = chosen(odd);
            assert!(id != odd && id.len() == 16, "{odd:?} -> {id}");
        }
    }
}
