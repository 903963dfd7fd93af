//! The profile photo.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage};

use super::store;
use crate::accounts::error::Error;
use crate::accounts::{Accounts, store as people};
use crate::kernel::id::AccountId;
use crate::kernel::secret::random_token;

/// A stored picture.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Its media type.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Longest side of a stored photo in pixels.
const MAX_SIDE: u32 = 1024;
/// Longest side of a picture that is decoded, in pixels.
const MAX_DECODED_SIDE: u32 = 16_384;
/// Memory that a decoded picture may take, in bytes: some 50 megapixels in colour.
const MAX_DECODED_BYTES: u64 = 160 * 1024 * 1024;
/// JPEG quality of stored photos, of 100.
const QUALITY: u8 = 85;

impl Accounts {
    /// Sets a person's photo from a JPEG, PNG or WebP picture, told by its content. It is drawn anew at 1024 pixels at
    /// the most, so no metadata (place, device) leaves. Returns the new key.
    ///
    /// # Errors
    /// `photo_unreadable`, `photo_too_large`, `not_found`.
    pub async fn set_photo(&self, id: AccountId, picture: Vec<u8>) -> Result<String, Error> {
        let bytes = self.pictures().run(move || redraw(&picture)).await??;
        let key = random_token();
        self.work()
            .write(move |tx| {
                people::by_id(tx.conn(), id)?.ok_or(Error::NotFound)?;
                let now = tx.now();
                store::insert_photo(tx.conn(), id, &key, &bytes, now)?;
                let unused = store::unused_photos(tx.conn(), id, &key)?;
                // one that a work order begins to show meanwhile stays
                let _in_use = tx.attempt_linked(|conn| store::delete_photos(conn, &unused))?;
                Ok(key.clone())
            })
            .await
    }

    /// The photo with this key.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn photo(&self, key: String) -> Result<Photo, Error> {
        self.work().read(move |conn| store::photo(conn, &key)).await?.ok_or(Error::NotFound)
    }
}

/// The same picture as a small JPEG.
fn redraw(picture: &[u8]) -> Result<Vec<u8>, Error> {
    let unreadable = |_: image::ImageError| Error::PhotoUnreadable;
    let format = image::guess_format(picture).map_err(unreadable)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(Error::PhotoUnreadable);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_DECODED_SIDE);
    limits.max_image_height = Some(MAX_DECODED_SIDE);
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(picture), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| match error {
        image::ImageError::Limits(_) => Error::PhotoTooLarge,
        other => unreadable(other),
    })?;
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(Error::PhotoTooLarge);
    }
    // a camera's orientation is metadata: it is turned into pixels before it is lost
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let decoded = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    let mut small = if decoded.width().max(decoded.height()) > MAX_SIDE {
        decoded.resize(MAX_SIDE, MAX_SIDE, FilterType::Triangle)
    } else {
        decoded
    };
    small.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&on_white(&small)).map_err(unreadable)?;
    Ok(jpeg)
}

/// Without transparency, which JPEG does not have.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let source = picture.to_rgba8();
    let mut flat = RgbImage::new(source.width(), source.height());
    for (from, to) in source.pixels().zip(flat.pixels_mut()) {
        let alpha = u32::from(from.0[3]);
        for (channel, value) in to.0.iter_mut().zip(from.0) {
            let mixed = (u32::from(value) * alpha + 255 * (255 - alpha)) / 255;
            *channel = u8::try_from(mixed).unwrap_or(u8::MAX);
        }
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30])))
            .write_to(&mut bytes, format)
            .unwrap();
        bytes.into_inner()
    }

    #[test]
    fn every_known_kind_becomes_a_small_jpeg() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let redrawn = redraw(&picture(2048, 512, format)).unwrap();
            assert_eq!(image::guess_format(&redrawn).unwrap(), ImageFormat::Jpeg);
            let read = image::load_from_memory(&redrawn).unwrap();
            assert_eq!((read.width(), read.height()), (1024, 256), "{format:?}");
        }
    }

    #[test]
    fn metadata_does_not_leave() {
        // an EXIF block after the start of the file, with text that would give a place away
        let plain = picture(8, 8, ImageFormat::Jpeg);
        let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0 36.75N 3.05E";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let with = [&plain[..2], &[0xff, 0xe1], &length, exif, &plain[2..]].concat();
        let redrawn = redraw(&with).unwrap();
        assert!(!redrawn.windows(6).any(|window| window == b"36.75N"));
    }

    #[test]
    fn other_content_is_refused() {
        let html = b"<html>not a picture</html>";
        let mut cut = picture(64, 64, ImageFormat::Png);
        cut.truncate(60);
        for bytes in [&html[..], &[], &cut, b"GIF89a\x01\0\x01\0\0\0\0;"] {
            assert!(matches!(redraw(bytes), Err(Error::PhotoUnreadable)));
        }
    }

    #[test]
    fn a_small_file_with_a_huge_picture_is_refused() {
        let bomb = picture(16_000, 1, ImageFormat::Png);
        assert!(redraw(&bomb).is_ok());
        assert!(matches!(redraw(&picture(17_000, 1, ImageFormat::Png)), Err(Error::PhotoTooLarge)));
    }
}
