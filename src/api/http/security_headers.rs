//! Headers that tell browsers to do nothing with an answer but read it.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CROSS_ORIGIN_RESOURCE_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::middleware::Next;
use actix_web::web::Data;

/// What every answer of the API says: it is no page, so that nothing in it may be loaded, run or framed.
const API_POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
/// Answers carry tokens and people's particulars: neither a browser nor a proxy keeps them.
const KEEP_NOTHING: HeaderValue = HeaderValue::from_static("no-store");
/// A page's files may be kept, but the server is asked whether they still hold.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// What answers say of themselves, as the application's data; a handler that says otherwise in a header of its own wins.
#[derive(Debug, Clone, Default)]
pub struct SecurityHeaders {
    strict_transport: Option<HeaderValue>,
    pages: Vec<(&'static str, HeaderValue)>,
}

impl SecurityHeaders {
    /// With `Strict-Transport-Security` (RFC 6797) for so many seconds; 0 leaves it out.
    #[must_use]
    pub fn new(hsts_seconds: u64) -> Self {
        let strict_transport =
            (hsts_seconds > 0).then(|| HeaderValue::from_str(&format!("max-age={hsts_seconds}")).ok()).flatten();
        Self { strict_transport, pages: Vec::new() }
    }

    /// Below this path stand files of a page, which may do what `policy` (CSP) allows.
    #[must_use]
    pub fn with_page(mut self, below: &'static str, policy: &'static str) -> Self {
        self.pages.push((below, HeaderValue::from_static(policy)));
        self
    }

    fn of(&self, path: &str) -> Vec<(HeaderName, HeaderValue)> {
        let page = self.pages.iter().find(|(below, _)| path.starts_with(below));
        let (policy, cache) = page.map_or((API_POLICY, KEEP_NOTHING), |(_, policy)| (policy.clone(), ASK_AGAIN));
        let mut headers = vec![
            (CONTENT_SECURITY_POLICY, policy),
            (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            // addresses of sockets and photos are nobody else's business
            (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue::from_static("same-origin")),
            (CACHE_CONTROL, cache),
        ];
        headers.extend(self.strict_transport.clone().map(|value| (STRICT_TRANSPORT_SECURITY, value)));
        headers
    }
}

/// Middleware, outside of CORS and of the routes: preflights, refusals and unknown paths are answers too.
///
/// # Errors
/// What the inner service fails with.
pub async fn secure<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let headers = request
        .app_data::<Data<SecurityHeaders>>()
        .map_or_else(|| SecurityHeaders::default().of(request.path()), |headers| headers.of(request.path()));
    let mut response = next.call(request).await?;
    let said = response.headers_mut();
    for (name, value) in headers {
        if !said.contains_key(&name) {
            said.insert(name, value);
        }
    }
    Ok(response)
}
