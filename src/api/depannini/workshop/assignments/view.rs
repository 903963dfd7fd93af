//! How assignments look to clients.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::assignments::Assignment;

/// A work order in a mechanic's hands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssignmentJson {
    /// Its id.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// Account id of the mechanic.
    pub mechanic_id: i64,
    /// Id of its kind.
    pub kind_id: Option<i64>,
    /// What that is for: `pickup`, `analysis`, `service` or `drop`; null: it moves nothing.
    pub purpose: Option<&'static str>,
    /// What the mechanic is told.
    pub note: Option<String>,
    /// The day that it is for, `YYYY-MM-DD`.
    #[schema(value_type = String)]
    pub day: NaiveDate,
    /// When it was given; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub assigned_at: Timestamp,
    /// When it was done or given back; null while it is in hand.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
}

impl From<Assignment> for AssignmentJson {
    fn from(assignment: Assignment) -> Self {
        Self {
            id: assignment.id.get(),
            order_id: assignment.order.get(),
            mechanic_id: assignment.mechanic.get(),
            kind_id: assignment.kind.map(|kind| kind.get()),
            purpose: assignment.purpose.map(|purpose| purpose.word()),
            note: assignment.note,
            day: assignment.day,
            assigned_at: assignment.assigned_at,
            closed_at: assignment.closed_at,
        }
    }
}
