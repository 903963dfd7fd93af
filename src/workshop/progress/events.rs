//! Facts about reports, on the channel of their work order.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::ProgressNote;
use crate::journal::{Channel, NewEvent};

/// A mechanic has reported.
pub const PROGRESS_REPORTED: &str = "progress_reported";
/// A report was put right.
pub const PROGRESS_EDITED: &str = "progress_edited";
/// The garage stands by a report.
pub const PROGRESS_VALIDATED: &str = "progress_validated";

/// What happened to a report; the fact's kind says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The report.
    pub progress_id: i64,
    /// Whose.
    pub mechanic_id: i64,
    /// `received`, `in_progress`, `completed`, `delivered`.
    pub milestone: String,
    /// On which service, if on one.
    pub service_id: Option<i64>,
}

impl Reported {
    pub(super) fn event(kind: &'static str, note: &ProgressNote) -> NewEvent {
        let fact = Self {
            progress_id: note.id.get(),
            mechanic_id: note.mechanic.get(),
            milestone: note.milestone.word().to_owned(),
            service_id: note.service.map(|service| service.get()),
        };
        NewEvent { channel: Channel::work_order(note.order), kind, payload: json!(fact), memo: None }
    }
}
