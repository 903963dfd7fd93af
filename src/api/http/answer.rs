//! Re-renders every error in the caller's language and in the edition's envelope, and logs faults, once.

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;

use super::error::ApiError;
use super::language::Lang;
use super::problem::{Envelope, Problem};
use super::request_id::RequestId;

/// The body of an edition's middleware. The inner envelope wins: what it has rendered is a plain answer to outer ones.
///
/// # Errors
/// What the inner service fails with.
pub async fn problems<B: MessageBody + 'static>(
    envelope: Envelope,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let response = next.call(request).await?;
    let foreign;
    let error = match (response.response().error(), response.status()) {
        (Some(error), _) => match error.as_error::<ApiError>() {
            Some(error) => error,
            None => {
                foreign = translated(error);
                &foreign
            }
        },
        // actix answers unknown routes and the like with a bare status
        (None, status)
            if (status.is_client_error() || status.is_server_error())
                && !response.headers().contains_key(CONTENT_TYPE) =>
        {
            foreign = ApiError::of_status(status);
            &foreign
        }
        (None, _) => return Ok(response.map_into_left_body()),
    };
    if let Some(cause) = &error.0.cause {
        tracing::error!(code = error.0.code, cause, "request failed");
    }
    let language = Lang::of(response.request());
    let problem = Problem::new(&error.0, language, RequestId::of(response.request()));
    let mut rendered = envelope(&problem);
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            rendered.headers_mut().append(name.clone(), value.clone());
        }
    }
    if problem.status == StatusCode::REQUEST_TIMEOUT {
        // the rest of the body is not waited for
        rendered.head_mut().set_connection_type(ConnectionType::Close);
    }
    rendered.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    Ok(response.into_response(rendered.map_into_right_body()))
}

/// An error of actix or of a library: its status is kept, its words are not.
fn translated(error: &Error) -> ApiError {
    let mut translated = ApiError::of_status(error.as_response_error().status_code());
    if translated.0.cause.is_some() {
        translated.0.cause = Some(error.to_string());
    }
    translated
}
