//! The built files of the web apps, as they are in the binary.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write as _;
use std::sync::{LazyLock, OnceLock};

use actix_web::web::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use crate::kernel::secret::hex;

#[derive(RustEmbed)]
#[folder = "web/dist/"]
struct Dist;

/// Bytes of a digest that tell two builds of a file apart.
const TAG_BYTES: usize = 12;
/// Letters of the digest that the builder puts behind a file's name.
const HASH: usize = 8;

/// A file as it is sent.
pub(super) struct File {
    /// As built.
    pub(super) bytes: Bytes,
    /// What it is.
    pub(super) kind: &'static str,
    /// Names its contents.
    pub(super) tag: String,
    /// Its name says what is in it: under that name it never changes.
    pub(super) is_named_by_contents: bool,
    zipped: OnceLock<Option<Bytes>>,
}

impl File {
    /// The same in fewer bytes (gzip), if they are fewer; made once.
    pub(super) fn zipped(&self) -> Option<&Bytes> {
        let make = || is_text(self.kind).then(|| zip(&self.bytes)).flatten();
        self.zipped.get_or_init(make).as_ref()
    }

    /// Whether there may be two forms of it.
    pub(super) fn has_forms(&self) -> bool {
        is_text(self.kind)
    }
}

static FILES: LazyLock<HashMap<String, File>> = LazyLock::new(|| Dist::iter().filter_map(loaded).collect());

fn loaded(name: Cow<'static, str>) -> Option<(String, File)> {
    let found = Dist::get(&name)?;
    let digest = found.metadata.sha256_hash();
    let bytes = match found.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let file = File {
        bytes,
        kind: kind(&name),
        tag: hex(digest.get(..TAG_BYTES).unwrap_or_default()),
        is_named_by_contents: is_named_by_contents(&name),
        zipped: OnceLock::new(),
    };
    Some((name.into_owned(), file))
}

/// The file with this path below `web/dist`.
pub(super) fn find(path: &str) -> Option<&'static File> {
    FILES.get(path)
}

fn zip(bytes: &[u8]) -> Option<Bytes> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    let zipped = writer.finish().ok()?;
    (zipped.len() < bytes.len()).then(|| Bytes::from(zipped))
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind.ends_with("json") || kind.ends_with("+xml")
}

/// Whether a file's stem ends in a digest, as the builder writes it: `page-B3xk_9aQ.js`. A word of eight letters is none.
fn is_named_by_contents(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let Some(hash) = stem.len().checked_sub(HASH).and_then(|at| stem.split_at_checked(at)) else { return false };
    let (before, hash) = hash;
    before.ends_with('-')
        && hash.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        && hash.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_in_the_name_is_no_word() {
        for name in ["web/page-B3xk_9aQ.js", "web/a-b-C0ffee00.css", "web/x--abc-De1.js"] {
            assert!(is_named_by_contents(name), "{name}");
        }
        for name in
            ["web/on-position.js", "index.html", "assistant/sw.js", "web/B3xk_9aQ.js", "web/page-B3xk9a.js", "é-é"]
        {
            assert!(!is_named_by_contents(name), "{name}");
        }
    }

    #[test]
    fn every_page_is_built_in() {
        for page in ["index.html", "assistant.html", "console.html", "track.html"] {
            let file = find(page).unwrap_or_else(|| panic!("{page} is not in web/dist"));
            assert_eq!(file.kind, "text/html; charset=utf-8");
            assert_eq!(file.tag.len(), 2 * TAG_BYTES);
        }
        assert!(find("../Cargo.toml").is_none() && find("").is_none());
    }

    #[test]
    fn what_does_not_shrink_is_not_zipped() {
        assert!(zip(b"x").is_none());
        let long = "a line that comes again\n".repeat(50);
        assert!(zip(long.as_bytes()).is_some_and(|zipped| zipped.len() < long.len() / 4));
    }
}
