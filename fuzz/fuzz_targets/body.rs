//! What clients send over HTTP: every body and query string is read or refused with 400, whatever the endpoint.
#![no_main]

use actix_web::ResponseError as _;
use actix_web::http::StatusCode;
use depannini::api::depannini::readers::{bodies, queries};
use depannini::api::http::ApiError;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for (name, read) in bodies() {
        check(name, read(bytes));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        for (path, read) in queries() {
            check(path, read(text));
        }
    }
});

fn check(what: &str, read: Result<(), ApiError>) {
    if let Err(error) = read {
        assert_eq!(error.status_code(), StatusCode::BAD_REQUEST, "{what}: {error}");
    }
}
