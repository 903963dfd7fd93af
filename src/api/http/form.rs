//! Forms as browsers send them without a script.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

use super::error::ApiError;
use super::json::collect;
use super::settings::HttpSettings;

/// The fields of a form (`application/x-www-form-urlencoded`) in the order in which they came; an empty body has none.
#[derive(Debug)]
pub struct Form(pub Vec<(String, String)>);

const TYPE: &str = "application/x-www-form-urlencoded";

impl FromRequest for Form {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let request = request.clone();
        let payload = payload.take();
        Box::pin(async move {
            let body = collect(&request, payload, HttpSettings::of(&request).max_body).await?;
            if !body.is_empty() && !request.content_type().eq_ignore_ascii_case(TYPE) {
                return Err(ApiError::unsupported_media_type(TYPE));
            }
            let text = std::str::from_utf8(&body).map_err(|_| ApiError::bad_request())?;
            let fields = web::Query::<Vec<(String, String)>>::from_query(text).map_err(|_| ApiError::bad_request())?;
            Ok(Self(fields.into_inner()))
        })
    }
}
