//! What a phone is told about each thing that it recorded.

use serde::Serialize;
use utoipa::ToSchema;

use crate::dispatch::sync::{Outcome, Taken};
use crate::kernel::language::{Language, words};

/// What became of all entries, in the order in which they were sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SyncedJson {
    /// Always true: what was refused is told by the entry.
    pub success: bool,
    /// One for each entry.
    pub results: Vec<ResultJson>,
}

/// What became of an entry. Whatever it was, the phone may forget the entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ResultJson {
    /// The phone's own id for it.
    pub id: String,
    /// `applied`, `already_applied`, `ignored` or `refused`.
    pub outcome: &'static str,
    /// Why it was ignored (`older_known`) or refused (the code that the single request would have got).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The same for people, in the language of `Accept-Language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The chat message that it made, now or before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<i64>,
}

impl ResultJson {
    /// In this language.
    #[must_use]
    pub fn new(taken: Taken, language: Language) -> Self {
        let (outcome, code) = match taken.outcome {
            Outcome::Applied => ("applied", None),
            Outcome::AlreadyApplied => ("already_applied", None),
            Outcome::Ignored(code) => ("ignored", Some(code.to_owned())),
            Outcome::Refused(code) => ("refused", Some(code)),
        };
        let message = code.as_ref().and_then(|code| words(language, &format!("error-{}", code.replace('_', "-")), &[]));
        Self { id: taken.id, outcome, code, message, message_id: taken.message.map(|id| id.get()) }
    }
}
