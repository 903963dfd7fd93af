//! The web apps as the binary serves them: what pages may do, what browsers keep, and the map's file in parts.

use std::io::Read as _;
use std::path::PathBuf;

use flate2::read::GzDecoder;
use reqwest::header::HeaderMap;

use crate::harness::{Answer, Person, World};

const PAGES: [&str; 4] = ["/", "/assistant", "/console", "/t/0123456789abcdef"];

struct Got {
    status: u16,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Got {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

async fn get(by: &Person, path: &str, headers: &[(&str, &str)]) -> Got {
    let request = headers.iter().fold(by.call("GET", path), |request, (name, value)| request.header(*name, *value));
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Got { status, headers, bytes: answer.bytes().await.unwrap().to_vec() }
}

/// What a page loads from its own server.
fn loads(html: &str) -> Vec<String> {
    let named = ["src=\"", "href=\""].map(|attribute| html.split(attribute).skip(1)).into_iter().flatten();
    named.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

/// Whether the name ends in a digest, as the builder writes it.
fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let digest = stem.len().checked_sub(9).map_or("", |at| &stem[at..]);
    digest.starts_with('-') && digest.bytes().any(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

fn contents() -> Vec<u8> {
    (0..200_000_u32).map(|n| (n * 31 % 251) as u8).collect()
}

/// A file that is no map, but as long.
fn map() -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("map-{}.pmtiles", std::process::id()));
    std::fs::write(&path, contents()).unwrap();
    path.to_str().unwrap().to_owned()
}

both! {
    async fn pages_run_nothing_but_their_own_files(world: World) {
        let nobody = world.anonymous();
        for page in PAGES {
            let answer = nobody.get(page).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")), "{page}");
            let policy = answer.header("content-security-policy").unwrap();
            assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
            for rule in ["frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'", "connect-src 'self'", "worker-src 'self'"] {
                assert!(policy.split("; ").any(|directive| directive == rule), "{rule} in {policy}");
            }
            assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
            assert!(answer.header("permissions-policy").unwrap().starts_with("geolocation=(self)"));
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
            assert_eq!(answer.header("cache-control"), Some("no-cache"));
            for tag in answer.text.split('<').skip(1) {
                let (tag, content) = tag.split_once('>').unwrap();
                let handles = tag.split_whitespace().any(|part| part.starts_with("on") && part.contains('='));
                assert!(!handles && !tag.contains(" style=") && !tag.contains("javascript:"), "{page}: {tag}");
                assert!(!tag.starts_with("style"), "{page}: {tag}");
                assert!(!tag.starts_with("script") || (tag.contains("src=\"/") && content.trim().is_empty()), "{page}: {tag}");
            }
            let loads = loads(&answer.text);
            assert!(!loads.is_empty(), "{page} loads nothing");
            for file in loads {
                assert!(file.starts_with('/') && !file.starts_with("//"), "{page} loads {file}");
                let loaded = get(&nobody, &file, &[]).await;
                assert_eq!(loaded.status, 200, "{file}");
                let keeps = if is_hashed(&file) { "public, max-age=31536000, immutable" } else { "no-cache" };
                assert_eq!(loaded.header("cache-control"), Some(keeps), "{file}");
                assert_eq!(loaded.header("content-security-policy"), Some(policy), "{file}");
            }
        }
        assert_eq!(nobody.get("/t/x").await.header("x-robots-tag"), Some("noindex, nofollow"));
    }

    async fn what_the_browser_has_is_not_sent_again(world: World) {
        let nobody = world.anonymous();
        let page = nobody.get("/").await;
        let style = loads(&page.text).into_iter().find(|file| file.ends_with(".css")).unwrap();
        for path in ["/", style.as_str()] {
            let (plain, zipped) = (get(&nobody, path, &[]).await, get(&nobody, path, &[("accept-encoding", "br, gzip")]).await);
            let varies = |got: &Got| got.header("vary").is_some_and(|vary| vary.starts_with("accept-encoding"));
            assert_eq!((plain.header("content-encoding"), varies(&plain)), (None, true), "{path}");
            assert_eq!((zipped.header("content-encoding"), varies(&zipped)), (Some("gzip"), true), "{path}");
            let mut unzipped = Vec::new();
            GzDecoder::new(zipped.bytes.as_slice()).read_to_end(&mut unzipped).unwrap();
            assert_eq!(unzipped, plain.bytes);
            assert!(zipped.bytes.len() < plain.bytes.len());
            let (tag, zipped_tag) = (plain.header("etag").unwrap(), zipped.header("etag").unwrap());
            assert_ne!(tag, zipped_tag, "two forms, two tags");
            for (headers, tag) in [
                (vec![("if-none-match", tag)], tag),
                (vec![("if-none-match", zipped_tag), ("accept-encoding", "gzip")], zipped_tag),
            ] {
                let known = get(&nobody, path, &headers).await;
                assert_eq!((known.status, known.bytes.len(), known.header("etag")), (304, 0, Some(tag)), "{path}");
                assert!(known.header("content-security-policy").unwrap().contains("script-src 'self'"));
            }
            assert_eq!(get(&nobody, path, &[("if-none-match", "\"another\"")]).await.status, 200);
            assert_eq!(get(&nobody, path, &[("accept-encoding", "gzip;q=0")]).await.header("content-encoding"), None);
        }
    }

    async fn views_are_pages_and_unknown_files_are_none(world: World) {
        let nobody = world.anonymous();
        for (page, views) in [
            ("/console", ["/console/", "/console/queue", "/console/work-orders/7/", "/console/a/b/c"]),
            ("/assistant", ["/assistant/", "/assistant/jobs", "/assistant/jobs/7/chat", "/assistant/earnings/"]),
        ] {
            let expected = nobody.get(page).await.text;
            for view in views {
                let answer = nobody.get(view).await;
                assert_eq!((answer.status, &answer.text), (200, &expected), "{view}");
            }
        }
        for none in [
            "/web/none.js", "/web/", "/web", "/web/index.html", "/web/..%2f..%2fCargo.toml", "/web/%2e%2e%2findex.html", "/web/%00",
            "/assistant/none.png", "/assistant/../none", "/console/none.js", "/index.html", "/build.json", "/t", "/t/", "/t/a/b",
            "/assistants", "/consolex",
        ] {
            nobody.get(none).await.refused(404, "not_found");
        }
        for page in PAGES {
            nobody.post(page, serde_json::json!({})).await.refused(405, "method_not_allowed");
            let head = Answer::of(nobody.call("HEAD", page).send().await.unwrap()).await;
            assert_eq!((head.status, head.text.as_str()), (200, ""));
            assert!(head.header("etag").is_some());
        }
    }

    async fn tiles_come_from_where_the_settings_say(world: World) with |settings| {
        settings.web.tiles = "https://{s}.tiles.example.org/{z}/{x}/{y}.png".to_owned();
    } {
        let page = world.anonymous().get("/").await;
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("img-src 'self' data: blob: https://*.tiles.example.org; connect-src 'self' https://*.tiles.example.org"), "{policy}");
        world.anonymous().get("/map.pmtiles").await.refused(404, "not_found");
    }

    async fn the_map_is_read_in_parts(world: World) with |settings| { settings.web.pmtiles = map(); } {
        let (nobody, all) = (world.anonymous(), contents());
        let whole = get(&nobody, "/map.pmtiles", &[]).await;
        assert_eq!((whole.status, whole.bytes == all), (200, true));
        assert_eq!((whole.header("accept-ranges"), whole.header("content-length")), (Some("bytes"), Some("200000")));
        let tag = whole.header("etag").unwrap().to_owned();
        for (range, from, to) in [
            ("bytes=0-16383", 0, 16_384),
            ("bytes=100000-199998", 100_000, 199_999),
            ("bytes=199999-", 199_999, 200_000),
            ("bytes=-127", 199_873, 200_000),
            ("bytes=65536-999999", 65_536, 200_000),
        ] {
            let part = get(&nobody, "/map.pmtiles", &[("range", range), ("if-range", &tag)]).await;
            assert_eq!((part.status, part.bytes.as_slice() == &all[from..to]), (206, true), "{range}");
            let told = format!("bytes {from}-{}/200000", to - 1);
            assert_eq!((part.header("content-range"), part.header("etag")), (Some(told.as_str()), Some(tag.as_str())));
        }
        let beyond = get(&nobody, "/map.pmtiles", &[("range", "bytes=200000-")]).await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */200000")));
        for odd in ["bytes=5-1", "bytes=0-1,3-4", "lines=0-1", "bytes=x"] {
            let answer = get(&nobody, "/map.pmtiles", &[("range", odd)]).await;
            assert_eq!((answer.status, answer.bytes.len()), (200, all.len()), "{odd}");
        }
        assert_eq!(get(&nobody, "/map.pmtiles", &[("range", "bytes=0-1"), ("if-range", "\"old\"")]).await.status, 200);
        assert_eq!(get(&nobody, "/map.pmtiles", &[("if-none-match", &tag)]).await.status, 304);
        let head = nobody.call("HEAD", "/map.pmtiles").send().await.unwrap();
        assert_eq!(head.headers()["content-length"], "200000");

        // away: told so, and back without a restart
        let path = PathBuf::from(&world.settings.web.pmtiles);
        std::fs::remove_file(&path).unwrap();
        nobody.get("/map.pmtiles").await.refused(503, "unavailable");
        std::fs::write(&path, b"another").unwrap();
        let other = get(&nobody, "/map.pmtiles", &[("range", "bytes=0-1"), ("if-range", &tag)]).await;
        assert_eq!((other.status, other.bytes.as_slice()), (200, b"another".as_slice()));
        std::fs::remove_file(&path).unwrap();
    }
}
