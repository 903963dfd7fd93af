//! The profile photo: uploaded as a form, served from an address that cannot be guessed.

use actix_multipart::Multipart;
use actix_web::dev::Payload as RawPayload;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS};
use actix_web::web::{Data, Path, Payload};
use actix_web::{FromRequest as _, HttpRequest, HttpResponse};
use futures_util::StreamExt as _;

use super::view::PhotoJson;
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, Complaint, Reading};
use crate::kernel::error::Invalid;

/// Set one's photo: one JPEG, PNG or WebP file in a form. It is drawn anew, so no metadata leaves.
#[utoipa::path(
    post, path = "/api/profile/photo/", tag = "profile", security(("bearer" = [])),
    request_body(content = String, content_type = "multipart/form-data", description = "One file field"),
    responses(
        (status = 200, body = PhotoJson), (status = 400, description = "`photo_unreadable`, `photo_too_large`"),
        (status = 401), (status = 413), (status = 415)))]
pub async fn set(
    caller: Caller,
    request: HttpRequest,
    payload: Payload,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let picture = picture(&request, payload, native.max_photo).await?;
    let key = accounts.set_photo(caller.account, picture).await?;
    Ok(HttpResponse::Ok().json(PhotoJson { success: true, profile_photo: native.media(&key) }))
}

/// The bytes of the form's first file.
async fn picture(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Vec<u8>, ApiError> {
    let is_form =
        request.headers().get("content-type").is_some_and(|value| value.as_bytes().starts_with(b"multipart/"));
    if !is_form {
        return Err(ApiError::unsupported_media_type("multipart/form-data"));
    }
    let mut raw: RawPayload = payload.into_inner();
    let mut form = Multipart::from_request(request, &mut raw).await.map_err(|_broken| ApiError::bad_request())?;
    while let Some(field) = form.next().await {
        let mut field = field.map_err(|_broken| ApiError::bad_request())?;
        let is_file = field.content_disposition().is_some_and(|disposition| disposition.get_filename().is_some());
        let mut bytes = Vec::new();
        while let Some(chunk) = field.next().await {
            let chunk = chunk.map_err(|_broken| ApiError::bad_request())?;
            if bytes.len() + chunk.len() > limit {
                return Err(ApiError::body_too_large(limit));
            }
            bytes.extend_from_slice(&chunk);
        }
        if is_file {
            return Ok(bytes);
        }
    }
    let mut read = Reading::new();
    read.complain("photo", Complaint::new("required", "a JPEG, PNG or WebP file"));
    let missing: Result<Vec<u8>, Invalid> = read.finish(|| None);
    Ok(missing?)
}

/// A photo by its key.
#[utoipa::path(
    get, path = "/media/{key}/", tag = "profile", params(("key" = String, Path)),
    responses((status = 200, content_type = "image/jpeg", body = String), (status = 404)))]
pub async fn get(key: Path<String>, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let photo = accounts.photo(key.into_inner()).await?;
    Ok(HttpResponse::Ok()
        .content_type(photo.content_type)
        // a new photo has a new key
        .insert_header((CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'"))
        .body(photo.bytes))
}
