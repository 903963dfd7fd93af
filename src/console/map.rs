//! The map's file: one archive of tiles, of which a page asks for small parts (RFC 9110, 14).

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, ETAG, IF_RANGE, RANGE};
use actix_web::web::{self, Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::{Stream, stream};

use super::{Console, send};
use crate::api::http::ApiError;
use crate::kernel::error::Fault;

/// What is read at once.
const CHUNK: u64 = 64 * 1024;
/// A map changes with its file, which has another tag then.
const A_DAY: &str = "public, max-age=86400";

/// An open file of the map.
struct Map {
    file: Arc<File>,
    bytes: u64,
    tag: String,
}

/// What is wanted of a file.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    /// The first and the last byte.
    Part(u64, u64),
    /// Nothing that is there.
    Beyond,
}

/// The file or the part of it that is asked for; 404 where the settings name none.
pub(super) async fn map(request: HttpRequest, console: Data<Console>) -> Result<HttpResponse, ApiError> {
    let path = console.map.clone().ok_or_else(ApiError::not_found)?;
    let opened = web::block(move || open(&path)).await.map_err(|error| away(&error))?;
    let map = opened.map_err(|error| away(&error))?;
    if send::is_known(&request, &map.tag) {
        return Ok(HttpResponse::NotModified()
            .insert_header((ETAG, map.tag))
            .insert_header((CACHE_CONTROL, A_DAY))
            .finish());
    }
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    // a part of another file would fit to nothing
    let of_this = header(IF_RANGE).is_none_or(|tag| tag == map.tag);
    let (status, first, length) = match wanted(header(RANGE).filter(|_| of_this), map.bytes) {
        Wanted::All => (StatusCode::OK, 0, map.bytes),
        Wanted::Part(first, last) => (StatusCode::PARTIAL_CONTENT, first, last - first + 1),
        Wanted::Beyond => {
            let size = format!("bytes */{}", map.bytes);
            return Ok(HttpResponse::RangeNotSatisfiable().insert_header((CONTENT_RANGE, size)).finish());
        }
    };
    let mut answer = HttpResponse::build(status);
    answer
        .content_type("application/octet-stream")
        .insert_header((ETAG, map.tag))
        .insert_header((CACHE_CONTROL, A_DAY))
        .insert_header((ACCEPT_RANGES, "bytes"));
    if status == StatusCode::PARTIAL_CONTENT {
        answer.insert_header((CONTENT_RANGE, format!("bytes {first}-{}/{}", first + length - 1, map.bytes)));
    }
    Ok(answer.body(SizedStream::new(length, Box::pin(read(map.file, first, length)))))
}

fn away(error: &dyn std::fmt::Display) -> ApiError {
    Fault::unavailable("map", error.to_string()).into()
}

fn open(path: &Path) -> io::Result<Map> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
    let tag = format!("\"{:x}-{changed:x}\"", about.len());
    Ok(Map { file: Arc::new(file), bytes: about.len(), tag })
}

/// One range of bytes as the header says it; several, or a header that says none, are all of it.
fn wanted(header: Option<&str>, bytes: u64) -> Wanted {
    let range = header.and_then(|header| header.trim().strip_prefix("bytes=")).map(str::trim);
    let Some((first, last)) = range.filter(|range| !range.contains(',')).and_then(|range| range.split_once('-')) else {
        return Wanted::All;
    };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u64>().ok()).flatten();
    match (number(first), number(last)) {
        (None, Some(0)) if first.is_empty() => Wanted::Beyond,
        (None, Some(_)) if first.is_empty() && bytes == 0 => Wanted::Beyond,
        (None, Some(end)) if first.is_empty() => Wanted::Part(bytes.saturating_sub(end), bytes - 1),
        (Some(first), Some(last)) if first > last => Wanted::All,
        (Some(first), _) if first >= bytes => Wanted::Beyond,
        (Some(first), Some(last)) => Wanted::Part(first, last.min(bytes - 1)),
        (Some(first), None) if last.is_empty() => Wanted::Part(first, bytes - 1),
        _ => Wanted::All,
    }
}

/// So many bytes from a place on, a chunk at a time.
fn read(file: Arc<File>, first: u64, length: u64) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold((first, length), move |(at, left)| {
        let file = Arc::clone(&file);
        async move {
            if left == 0 {
                return Ok(None);
            }
            let size = usize::try_from(left.min(CHUNK)).map_err(io::Error::other)?;
            let chunk = web::block(move || {
                let mut chunk = vec![0; size];
                file.read_exact_at(&mut chunk, at).map(|()| chunk)
            });
            let chunk = chunk.await.map_err(io::Error::other)??;
            let read = left.min(CHUNK);
            Ok(Some((Bytes::from(chunk), (at + read, left - read))))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        for (header, expected) in [
            ("bytes=0-0", Wanted::Part(0, 0)),
            ("bytes=10-19", Wanted::Part(10, 19)),
            ("bytes=90-", Wanted::Part(90, 99)),
            ("bytes=90-1000", Wanted::Part(90, 99)),
            ("bytes=-10", Wanted::Part(90, 99)),
            ("bytes=-1000", Wanted::Part(0, 99)),
            ("bytes=-0", Wanted::Beyond),
            ("bytes=100-", Wanted::Beyond),
            ("bytes=100-200", Wanted::Beyond),
            ("bytes=20-10", Wanted::All),
            ("bytes=0-1,5-6", Wanted::All),
            ("bytes=", Wanted::All),
            ("bytes=-", Wanted::All),
            ("bytes=a-b", Wanted::All),
            ("bytes=+1-2", Wanted::All),
            ("items=0-1", Wanted::All),
            ("bytes=99999999999999999999-", Wanted::All),
        ] {
            assert_eq!(wanted(Some(header), 100), expected, "{header}");
        }
        assert_eq!(wanted(None, 100), Wanted::All);
        for header in ["bytes=0-", "bytes=-1", "bytes=0-0"] {
            assert_eq!(wanted(Some(header), 0), Wanted::Beyond, "{header}");
        }
    }
}
