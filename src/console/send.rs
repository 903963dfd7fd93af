//! Sends a file: zipped where that is taken, and not at all where the browser has it already.

use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ETAG, HeaderName, HeaderValue,
    IF_NONE_MATCH, VARY,
};
use actix_web::{HttpRequest, HttpResponse};

use super::files::File;
use super::policy::DEVICE;

/// A file whose name says what is in it is never asked for again.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Any other may be kept, but the server is asked whether it still holds.
const ASK_AGAIN: &str = "no-cache";

/// The file as an answer. Its policy goes with all files: a worker has the one that came with its script.
pub(super) fn answer(request: &HttpRequest, file: &File, policy: &HeaderValue) -> HttpResponse {
    let zipped = if takes_gzip(request) { file.zipped() } else { None };
    let tag = if zipped.is_some() { format!("\"{}-gzip\"", file.tag) } else { format!("\"{}\"", file.tag) };
    let known = is_known(request, &tag);
    let mut answer = HttpResponse::build(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, if file.is_named_by_contents { FOR_GOOD } else { ASK_AGAIN }))
        .insert_header((CONTENT_SECURITY_POLICY, policy.clone()))
        .insert_header((HeaderName::from_static("permissions-policy"), DEVICE));
    if file.has_forms() {
        answer.insert_header((VARY, ACCEPT_ENCODING.as_str()));
    }
    if known {
        return answer.finish();
    }
    answer.content_type(file.kind);
    match zipped {
        Some(zipped) => answer.insert_header((CONTENT_ENCODING, "gzip")).body(zipped.clone()),
        None => answer.body(file.bytes.clone()),
    }
}

/// Whether the browser has what this tag names.
pub(super) fn is_known(request: &HttpRequest, tag: &str) -> bool {
    let lists = request.headers().get_all(IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|sent| sent == "*" || sent.trim_start_matches("W/") == tag)
}

fn takes_gzip(request: &HttpRequest) -> bool {
    let lists = request.headers().get_all(ACCEPT_ENCODING).filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse::<f32>().is_ok_and(|q| q <= 0.0));
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn gzip_is_sent_to_whoever_takes_it() {
        for (header, takes) in [
            ("gzip", true),
            ("br, GZIP;q=0.5", true),
            ("deflate,gzip ; q=1", true),
            ("gzip;q=0", false),
            ("gzip; q=0.000", false),
            ("br", false),
            ("", false),
        ] {
            let request = TestRequest::get().insert_header((ACCEPT_ENCODING, header)).to_http_request();
            assert_eq!(takes_gzip(&request), takes, "{header}");
        }
        assert!(!takes_gzip(&TestRequest::get().to_http_request()));
    }

    #[test]
    fn a_tag_is_found_among_others() {
        for (header, known) in
            [("\"a\"", true), ("\"b\", W/\"a\"", true), ("*", true), ("\"b\"", false), ("a", false), ("", false)]
        {
            let request = TestRequest::get().insert_header((IF_NONE_MATCH, header)).to_http_request();
            assert_eq!(is_known(&request, "\"a\""), known, "{header}");
        }
    }
}
