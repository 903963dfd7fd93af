//! The addresses of pages and of what they load.

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Console, files, send};
use crate::api::http::{ApiError, PathKey};

type Answer = Result<HttpResponse, ApiError>;

/// The worker's script stands below the page that it serves.
const WORKER: &str = "assistant/sw.js";

/// Whoever needs help.
pub(super) async fn driver(request: HttpRequest, console: Data<Console>) -> Answer {
    file(&request, &console, "index.html")
}

/// Whoever gives it.
pub(super) async fn assistant(request: HttpRequest, console: Data<Console>) -> Answer {
    file(&request, &console, "assistant.html")
}

/// A file of the assistant's app, or one of its views.
pub(super) async fn below_assistant(request: HttpRequest, path: PathKey, console: Data<Console>) -> Answer {
    if is_view(&path.0) {
        return file(&request, &console, "assistant.html");
    }
    let path = format!("assistant/{}", path.0);
    let mut answer = file(&request, &console, &path)?;
    if path == WORKER {
        // the page itself is above its script
        let allowed = (HeaderName::from_static("service-worker-allowed"), HeaderValue::from_static("/assistant"));
        answer.headers_mut().insert(allowed.0, allowed.1);
    }
    Ok(answer)
}

/// Whoever runs the deployment.
pub(super) async fn console(request: HttpRequest, console: Data<Console>) -> Answer {
    file(&request, &console, "console.html")
}

/// One of the console's views.
pub(super) async fn below_console(request: HttpRequest, path: PathKey, console: Data<Console>) -> Answer {
    if is_view(&path.0) { file(&request, &console, "console.html") } else { Err(ApiError::not_found()) }
}

/// Whoever has a link: the same page for each, which asks what the link opens.
pub(super) async fn track(request: HttpRequest, console: Data<Console>) -> Answer {
    let mut answer = file(&request, &console, "track.html")?;
    let robots = HeaderName::from_static("x-robots-tag");
    answer.headers_mut().insert(robots, HeaderValue::from_static("noindex, nofollow"));
    Ok(answer)
}

/// What pages load.
pub(super) async fn loaded(request: HttpRequest, path: PathKey, console: Data<Console>) -> Answer {
    file(&request, &console, &format!("web/{}", path.0))
}

fn file(request: &HttpRequest, console: &Console, path: &str) -> Answer {
    let found = files::find(path).ok_or_else(ApiError::not_found)?;
    Ok(send::answer(request, found, &console.policy))
}

/// Files have an ending, views have none.
fn is_view(path: &str) -> bool {
    !path.is_empty() && !path.rsplit('/').next().unwrap_or(path).contains('.')
}
