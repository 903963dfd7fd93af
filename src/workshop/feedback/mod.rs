//! What customers say of the workshop, or of one work order.
//!
//! Customers write and see their own; staff see and change everybody's.

mod list;
mod remove;
mod revise;
mod say;
mod store;

use crate::kernel::id::{CustomerId, WorkOrderId};
use crate::kernel::time::Timestamp;
use crate::workshop::Rating;

pub use list::{find, list};
pub use remove::remove;
pub use revise::revise;
pub use say::say;

const WORD: &str = "feedback";

/// Id of one piece of feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FeedbackId(pub i64);

/// What one customer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// Its id.
    pub id: FeedbackId,
    /// Who says it.
    pub customer: CustomerId,
    /// Of which work order, if of one.
    pub order: Option<WorkOrderId>,
    /// What they say.
    pub body: String,
    /// How content they are.
    pub rating: Rating,
    /// When it was said.
    pub created_at: Timestamp,
}

/// What a customer has to say.
#[derive(Debug, Clone)]
pub struct NewFeedback {
    /// Who says it.
    pub customer: CustomerId,
    /// Of which work order, if of one.
    pub order: Option<WorkOrderId>,
    /// What they say.
    pub body: String,
    /// How content they are.
    pub rating: Rating,
}

/// What to change; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct FeedbackChange {
    /// What they say.
    pub body: Option<String>,
    /// How content they are.
    pub rating: Option<Rating>,
}
