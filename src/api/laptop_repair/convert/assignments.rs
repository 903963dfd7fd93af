//! Which technician has which order.

use super::queried;
use crate::api::http::Reading;
use crate::api::http::fields::{queried_id, required_id};
use crate::api::laptop_repair::dto::assignments::{AssignmentBody, AssignmentJson, AssignmentQuery};
use crate::kernel::error::Invalid;
use crate::kernel::id::{MechanicId, WorkOrderId};
use crate::workshop::assignments::{Assignment, AssignmentFilter, NewAssignment};

impl AssignmentBody {
    pub(in crate::api::laptop_repair) fn into_new(self) -> Result<NewAssignment, Invalid> {
        let mut read = Reading::new();
        let order = required_id::<WorkOrderId>(&mut read, "order_id", self.order_id);
        let mechanic = required_id::<MechanicId>(&mut read, "user_id", self.user_id);
        read.finish(|| Some(NewAssignment::plain(order?, mechanic?)))
    }
}

impl AssignmentQuery {
    pub(in crate::api::laptop_repair) fn into_filter(self) -> Result<AssignmentFilter, Invalid> {
        let mut read = Reading::new();
        let filter = AssignmentFilter {
            order: queried_id(&mut read, &queried("order_id"), self.order_id),
            mechanic: queried_id(&mut read, &queried("user_id"), self.user_id),
            ..AssignmentFilter::default()
        };
        read.finish(|| Some(filter))
    }
}

impl From<Assignment> for AssignmentJson {
    fn from(assignment: Assignment) -> Self {
        Self {
            id: assignment.id.get(),
            order_id: assignment.order.get(),
            user_id: assignment.mechanic.get(),
            assigned_at: assignment.assigned_at.rfc3339(),
        }
    }
}
