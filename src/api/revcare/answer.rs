//! What many answers have.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

/// That something was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneJson {
    /// One sentence.
    pub message: String,
}

impl DoneJson {
    /// With this sentence.
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

/// 200 with that sentence.
pub(super) fn done(message: impl Into<String>) -> HttpResponse {
    HttpResponse::Ok().json(DoneJson::new(message))
}

/// 200 with a whole list, each entry turned into what is told of it.
pub(super) fn list<T, J: From<T> + Serialize>(entries: Vec<T>) -> HttpResponse {
    HttpResponse::Ok().json(entries.into_iter().map(J::from).collect::<Vec<_>>())
}
