//! Profile photos.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CROSS_ORIGIN_RESOURCE_POLICY};
use actix_web::web::Data;

use super::view::{PhotoJson, photo_address};
use crate::accounts::Accounts;
use crate::api::depannini::NativeState;
use crate::api::http::guard::Caller;
use crate::api::http::{ApiError, PathKey, Upload};

/// Set one's photo: a JPEG, PNG or WebP picture as the first file of a multipart form. It is drawn anew at 1024 pixels
/// at the most, without metadata.
#[utoipa::path(
    post, path = "/api/profile/photo/", tag = "profile", security(("bearer" = [])),
    request_body(content_type = "multipart/form-data", content = inline(PhotoForm)),
    responses(
        (status = 200, body = PhotoJson), (status = 400, description = "`photo_unreadable`, `photo_too_large`"),
        (status = 401), (status = 413), (status = 415)))]
pub async fn upload(
    caller: Caller,
    file: Upload,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    let key = accounts.set_photo(caller.account, file.0.to_vec()).await?;
    Ok(HttpResponse::Ok().json(PhotoJson { success: true, profile_photo: photo_address(&key, &native) }))
}

/// The form of an upload, for the description.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "only described, never built")]
struct PhotoForm {
    /// The picture.
    #[schema(value_type = String, format = Binary)]
    photo: Vec<u8>,
}

/// A photo. Its address holds 256 random bits, so that it can be shown without a token but not be guessed.
#[utoipa::path(
    get, path = "/media/{key}/", tag = "profile", params(("key" = String, Path)),
    responses((status = 200, content_type = "image/jpeg"), (status = 404)))]
pub async fn media(key: PathKey, accounts: Data<Accounts>) -> Result<HttpResponse, ApiError> {
    let photo = accounts.photo(key.0).await?;
    Ok(HttpResponse::Ok()
        .content_type(photo.content_type)
        // a new photo has a new key
        .insert_header((CACHE_CONTROL, "private, max-age=31536000, immutable"))
        // web apps of other origins show photos
        .insert_header((CROSS_ORIGIN_RESOURCE_POLICY, "cross-origin"))
        .body(photo.bytes))
}
