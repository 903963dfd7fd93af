//! What clients say in headers and in the query of a socket: who they are, their key, their language, their address.
#![no_main]

use actix_web::dev::Payload;
use actix_web::http::header::{
    ACCEPT_LANGUAGE, AUTHORIZATION, FORWARDED, HeaderName, HeaderValue, SEC_WEBSOCKET_PROTOCOL,
};
use actix_web::test::TestRequest;
use actix_web::{FromRequest, HttpRequest, ResponseError as _};
use depannini::accounts::{Identify, Identity};
use depannini::api::depannini::socket::Opener;
use depannini::api::http::{ApiError, ClientAddress, HttpSettings, IdempotencyKey, Lang, identify};
use libfuzzer_sys::fuzz_target;

/// Knows nobody, but is asked.
struct Nobody;

impl Identify for Nobody {
    fn identify(&self, token: &str) -> Option<Identity> {
        assert!(!token.contains('\n'));
        None
    }
}

fuzz_target!(|bytes: &[u8]| {
    // the first line is the query of a socket, each further one a header's value
    let mut lines = bytes.split(|byte| *byte == b'\n');
    let query: String = lines.next().unwrap_or_default().iter().map(|byte| format!("%{byte:02x}")).collect();
    let names = [
        AUTHORIZATION,
        SEC_WEBSOCKET_PROTOCOL,
        HeaderName::from_static("idempotency-key"),
        ACCEPT_LANGUAGE,
        FORWARDED,
        HeaderName::from_static("x-forwarded-for"),
    ];
    let mut request = TestRequest::get()
        .uri(&format!("/ws/assistant/1/?token={query}&since={query}"))
        .app_data(HttpSettings { trust_proxy: true, ..HttpSettings::default() })
        .app_data(identify::identifier(std::sync::Arc::new(Nobody)));
    for (name, line) in names.into_iter().cycle().zip(lines) {
        if let Ok(value) = HeaderValue::from_bytes(line) {
            request = request.append_header((name, value));
        }
    }
    let request = request.to_http_request();
    let _token = identify::token(request.headers());
    refused(&request, 401, extract::<Opener>);
    refused(&request, 400, extract::<IdempotencyKey>);
    let (Ok(Ok(_)), Ok(Ok(_))) = (ready::<Lang>(&request), ready::<ClientAddress>(&request)) else {
        panic!("a language and an address are always found");
    };
});

fn extract<T: FromRequest<Error = ApiError>>(request: &HttpRequest) -> Result<(), ApiError> {
    match ready::<T>(request) {
        Ok(extracted) => extracted.map(drop),
        Err(()) => panic!("this waits for nothing"),
    }
}

fn ready<T: FromRequest>(request: &HttpRequest) -> Result<Result<T, T::Error>, ()> {
    use std::future::Future as _;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    let future = pin!(T::from_request(request, &mut Payload::None));
    match { future }.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(extracted) => Ok(extracted),
        Poll::Pending => Err(()),
    }
}

fn refused(request: &HttpRequest, status: u16, extract: fn(&HttpRequest) -> Result<(), ApiError>) {
    if let Err(error) = extract(request) {
        assert_eq!(error.status_code().as_u16(), status, "{error}");
    }
}
