//! Facts about assignments, on the channel of their work order.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::Assignment;
use crate::journal::{Channel, NewEvent};

/// Somebody was given the order.
pub const ASSIGNED: &str = "assigned";
/// They have done it, or given it back.
pub const ASSIGNMENT_CLOSED: &str = "assignment_closed";
/// It was taken from them as if it had never been.
pub const ASSIGNMENT_REMOVED: &str = "assignment_removed";

/// What happened to an assignment; the fact's kind says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The assignment.
    pub assignment_id: i64,
    /// Whose.
    pub mechanic_id: i64,
    /// `pickup`, `analysis`, `service`, `drop`; `null`: a plain one.
    pub purpose: Option<String>,
}

impl Given {
    pub(super) fn event(kind: &'static str, assignment: &Assignment) -> NewEvent {
        let fact = Self {
            assignment_id: assignment.id.get(),
            mechanic_id: assignment.mechanic.get(),
            purpose: assignment.purpose.map(|purpose| purpose.word().to_owned()),
        };
        NewEvent { channel: Channel::work_order(assignment.order), kind, payload: json!(fact), memo: None }
    }
}
