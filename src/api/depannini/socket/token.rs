//! Who opens a socket: the token comes in a header, in the query or as a sub-protocol, since browsers cannot set headers.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::SEC_WEBSOCKET_PROTOCOL;
use actix_web::web::{Data, Query};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;

use crate::accounts::{Edition, Identify, Identity};
use crate::api::http::{ApiError, ClientAddress, Lang, identify};
use crate::kernel::language::Language;

/// The bearer of a valid token, with what they have seen.
pub struct Opener {
    /// Who.
    pub identity: Identity,
    /// The token itself, to be looked at again later.
    pub token: String,
    /// `?since=N`.
    pub since: Option<i64>,
    /// By `Accept-Language`.
    pub language: Language,
    /// From where.
    pub address: ClientAddress,
}

#[derive(Default, Deserialize)]
struct Parameters {
    token: Option<String>,
    since: Option<String>,
}

impl FromRequest for Opener {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(opener(request).ok_or_else(ApiError::unauthenticated))
    }
}

fn opener(request: &HttpRequest) -> Option<Opener> {
    let parameters = Query::<Parameters>::from_query(request.query_string()).map(Query::into_inner).unwrap_or_default();
    let token =
        identify::token(request.headers()).map(str::to_owned).or(parameters.token).or_else(|| sub_protocol(request))?;
    let identity = request.app_data::<Data<dyn Identify>>()?.identify(&token)?;
    if identity.edition != Edition::Native {
        return None;
    }
    // what is no number means: everything from the start is asked for in a way we do not know; the client starts anew
    let since = parameters.since.map(|since| since.parse().unwrap_or(-1));
    Some(Opener { identity, token, since, language: Lang::of(request), address: ClientAddress::of(request) })
}

/// `Sec-WebSocket-Protocol: bearer, <token>`.
fn sub_protocol(request: &HttpRequest) -> Option<String> {
    let offered = request.headers().get(SEC_WEBSOCKET_PROTOCOL)?.to_str().ok()?;
    let mut offered = offered.split(',').map(str::trim);
    (offered.next()? == "bearer").then(|| offered.next().map(str::to_owned)).flatten()
}
