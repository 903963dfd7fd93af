//! Handlers: extract → convert → call → convert.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::web::Data;
use actix_web::{HttpResponse, ResponseError as _};

use super::form::decisions;
use super::page::{self, Notice};
use crate::api::http::{ApiError, Form, Lang, PathKey};
use crate::kernel::error::DomainError as _;
use crate::kernel::language::Language;
use crate::workshop::estimates::{decide_by_link, find_by_link};
use crate::workshop::{Error, Workshop};

/// What is asked.
pub(super) async fn show(token: PathKey, language: Lang, workshop: Data<Workshop>) -> HttpResponse {
    asked(&workshop, &token.0, language.0, None).await
}

/// The answer; a browser is sent on to the page, so that looking at it again sends nothing.
pub(super) async fn decide(token: PathKey, language: Lang, form: Form, workshop: Data<Workshop>) -> HttpResponse {
    let decisions = decisions(&form.0);
    if decisions.is_empty() {
        return asked(&workshop, &token.0, language.0, Some(Notice::ChooseFirst)).await;
    }
    match decide_by_link(&workshop, &token.0, decisions).await {
        // the same address with a query: what opens the page stands in no answer
        Ok(_) => HttpResponse::SeeOther().insert_header((LOCATION, "?answered")).finish(),
        // it was not as the page showed it: look again
        Err(Error::Changed | Error::Frozen(_) | Error::NotFound(_) | Error::WrongStage | Error::Invalid(_)) => {
            asked(&workshop, &token.0, language.0, Some(Notice::Changed)).await
        }
        Err(error) => refused(&workshop, language.0, error),
    }
}

async fn asked(workshop: &Workshop, token: &str, language: Language, notice: Option<Notice>) -> HttpResponse {
    match find_by_link(workshop, token).await {
        Ok(asked) => page::asked(workshop, &asked, language, notice),
        Err(error) => refused(workshop, language, error),
    }
}

/// A page for whoever cannot be shown anything.
fn refused(workshop: &Workshop, language: Language, error: Error) -> HttpResponse {
    let words = match &error {
        Error::LinkExpired => "approve-expired",
        Error::LinkRevoked => "approve-revoked",
        Error::LinkUnknown => "approve-unknown",
        _ => "approve-away",
    };
    if let Some(fault) = error.fault() {
        tracing::error!(%fault, "an estimate could not be shown");
    }
    let status = ApiError::from(error).status_code();
    let status = if status == StatusCode::FORBIDDEN { StatusCode::NOT_FOUND } else { status };
    page::refused(workshop, language, status, words)
}
