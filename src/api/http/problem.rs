//! The problem document (RFC 9457) that the native API answers errors with, and the facts any envelope is made of.

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::middleware::Next;
use actix_web::{Error, HttpResponse};
use serde_json::{Map, Value, json};

use super::answer;
use super::error::Told;
use super::front::Envelopes;
use crate::kernel::error::FieldError;
use crate::kernel::language::{Language, words};

/// Where the types of problems are named; the code follows.
const TYPE_BASE: &str = "https://depannini.org/problems/";

/// An error as it is told, in the caller's language.
#[derive(Debug)]
#[non_exhaustive]
pub struct Problem {
    /// The status of the answer.
    pub status: StatusCode,
    /// A stable word for machines.
    pub code: &'static str,
    /// One sentence for a person.
    pub detail: String,
    /// What is wrong with which field.
    pub errors: Vec<FieldProblem>,
    /// The thing that stands in the way, such as `("assistance_id", 7)`.
    pub concerning: Option<(&'static str, i64)>,
    /// The request's id, to be quoted in a complaint.
    pub request_id: Option<String>,
}

/// What is wrong with one field, in the caller's language.
#[derive(Debug)]
#[non_exhaustive]
pub struct FieldProblem {
    /// The field's name, dotted for nested ones.
    pub field: String,
    /// A stable word for machines.
    pub code: &'static str,
    /// One sentence for a person.
    pub message: String,
}

/// How an API tells of an error; an edition has one function of this type.
pub type Envelope = fn(&Problem) -> HttpResponse;

impl Problem {
    pub(super) fn new(error: &Told, language: Language, request_id: Option<String>) -> Self {
        let detail = said(language, error);
        let mut errors: Vec<FieldProblem> = error.fields.iter().map(|field| field_problem(language, field)).collect();
        if let Some(field) = error.about {
            errors.push(FieldProblem { field: field.to_owned(), code: error.code, message: detail.clone() });
        }
        Self { status: error.status, code: error.code, detail, errors, concerning: error.concerning, request_id }
    }

    /// Everything that is wrong in one text, for envelopes that have no place for single fields.
    #[must_use]
    pub fn sentences(&self) -> String {
        // a refusal about one field has said it all
        if self.errors.iter().all(|field| field.message == self.detail) {
            return self.detail.clone();
        }
        let fields = self.errors.iter().map(|field| format!("{}: {}", field.field, field.message));
        format!("{} {}", self.detail, fields.collect::<Vec<_>>().join(" "))
    }
}

/// The words for an error; those of its fallback when no file has any.
fn said(language: Language, error: &Told) -> String {
    let args: Vec<(&'static str, &str)> = error.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words(language, &format!("error-{}", error.code.replace('_', "-")), &args).unwrap_or_else(|| error.fallback.clone())
}

fn field_problem(language: Language, error: &FieldError) -> FieldProblem {
    FieldProblem { field: error.field.clone(), code: error.code, message: field_words(language, error) }
}

/// What is wrong with a field, in one sentence.
#[must_use]
pub fn field_words(language: Language, error: &FieldError) -> String {
    let expected = expected(language, &error.expected);
    let args = [("field", error.field.as_str()), ("expected", expected.as_str())];
    words(language, &format!("field-{}", error.code.replace('_', "-")), &args)
        .or_else(|| words(language, "field-format", &args))
        .unwrap_or_else(|| format!("{} was expected", error.expected))
}

/// The phrase in another language: `at most 200 characters` has the words `expected-at-most-n-characters`, with the
/// numbers as `$first` and `$second`. A phrase without words stays English.
fn expected(language: Language, phrase: &str) -> String {
    let mut id = String::from("expected");
    let mut numbers = Vec::new();
    for word in phrase.split_whitespace() {
        id.push('-');
        if word.chars().any(|c| c.is_ascii_digit()) {
            id.push('n');
            numbers.push(word);
        } else {
            id.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        }
    }
    let number = |index: usize| numbers.get(index).copied().unwrap_or_default();
    words(language, &id, &[("first", number(0)), ("second", number(1))]).unwrap_or_else(|| phrase.to_owned())
}

/// The native envelope: `application/problem+json`, with `message` and `success` for the mobile apps.
pub fn document(problem: &Problem) -> HttpResponse {
    let mut body = Map::new();
    if let Some((what, id)) = problem.concerning {
        body.insert(what.to_owned(), json!(id));
    }
    body.insert("type".to_owned(), json!(format!("{TYPE_BASE}{}", problem.code)));
    body.insert("title".to_owned(), json!(problem.status.canonical_reason().unwrap_or("Error")));
    body.insert("status".to_owned(), json!(problem.status.as_u16()));
    body.insert("detail".to_owned(), json!(problem.detail));
    body.insert("code".to_owned(), json!(problem.code));
    if !problem.errors.is_empty() {
        let errors = problem
            .errors
            .iter()
            .map(|error| json!({"field": error.field, "code": error.code, "message": error.message}));
        body.insert("errors".to_owned(), errors.collect());
    }
    if let Some(request_id) = &problem.request_id {
        body.insert("request_id".to_owned(), json!(request_id));
    }
    body.insert("message".to_owned(), json!(problem.detail));
    body.insert("success".to_owned(), json!(false));
    HttpResponse::build(problem.status).content_type("application/problem+json").body(Value::Object(body).to_string())
}

/// Middleware: errors in the envelope of the edition whose path it is, else as native problem documents. Wrap it with
/// `from_fn`.
///
/// # Errors
/// What the inner service fails with.
pub async fn native<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let envelope = Envelopes::find(&request).unwrap_or(document);
    answer::problems(envelope, request, next).await
}
