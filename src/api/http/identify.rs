//! Finds out who sends a request, before any handler is chosen to care.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest};

use super::error::ApiError;
use crate::accounts::{Edition, Identify, Identity};

/// What a request says of its sender.
#[derive(Debug, Clone, Copy)]
enum Bearer {
    /// Nothing.
    None,
    /// Something that proves nothing.
    Odd,
    /// A valid access token.
    Known(Identity),
}

/// The identifier as the application's data, shared by all workers.
pub fn identifier(identify: Arc<dyn Identify>) -> Data<dyn Identify> {
    Data::from(identify)
}

/// Middleware: resolves `Authorization: Bearer` and leaves the result for the guards, which are synchronous: a guard
/// that had to wait would lose to a failing body (400 where 401 is due).
///
/// # Errors
/// What the inner service fails with.
pub async fn identify<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let bearer = if request.headers().contains_key(AUTHORIZATION) {
        let identify = request.app_data::<Data<dyn Identify>>();
        token(request.headers())
            .zip(identify)
            .and_then(|(token, identify)| identify.identify(token))
            .map_or(Bearer::Odd, Bearer::Known)
    } else {
        Bearer::None
    };
    request.extensions_mut().insert(bearer);
    next.call(request).await
}

/// The token of `Authorization: Bearer` (RFC 6750), if there is exactly one such header.
pub fn token(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION);
    let value = values.next().filter(|_| values.next().is_none())?.to_str().ok()?;
    let (scheme, token) = value.trim().split_once(' ')?;
    Some(token.trim()).filter(|token| scheme.eq_ignore_ascii_case("bearer") && !token.is_empty())
}

/// Who sends this request; an odd token is an error even where none is needed, and so is one of another API. The scope of
/// an edition says in its data which it is.
pub(super) fn sender(request: &HttpRequest) -> Result<Option<Identity>, ApiError> {
    let here = request.app_data::<Edition>().copied().unwrap_or_default();
    match request.extensions().get::<Bearer>() {
        Some(Bearer::Known(identity)) if identity.edition == here => Ok(Some(*identity)),
        Some(Bearer::Known(_) | Bearer::Odd) => Err(ApiError::unauthenticated()),
        Some(Bearer::None) | None => Ok(None),
    }
}
