//! From what clients send about assignments to commands.

use super::body::{AssignmentBody, AssignmentQuery};
use crate::api::depannini::workshop::orders::yes_or_no;
use crate::api::http::Reading;
use crate::api::http::fields::{TEXT, day, optional_id, queried_id, required_id};
use crate::kernel::error::Invalid;
use crate::kernel::id::WorkOrderId;
use crate::workshop::assignments::{AssignmentFilter, NewAssignment};

impl AssignmentBody {
    pub(in crate::api::depannini) fn into_new(self, order: WorkOrderId) -> Result<NewAssignment, Invalid> {
        let mut read = Reading::new();
        let mechanic = required_id(&mut read, "mechanic_id", self.mechanic_id);
        let kind = optional_id(&mut read, "kind_id", self.kind_id);
        let note = read.text("note", self.note, TEXT);
        let day = read.optional("day", self.day, |text| day(&text));
        read.finish(|| Some(NewAssignment { order, mechanic: mechanic?, kind, note, day }))
    }
}

impl AssignmentQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<AssignmentFilter, Invalid> {
        let mut read = Reading::new();
        let filter = AssignmentFilter {
            order: queried_id(&mut read, "order", self.order),
            mechanic: queried_id(&mut read, "mechanic", self.mechanic),
            open: read.optional("open", self.open, |word| yes_or_no(&word)),
        };
        read.finish(|| Some(filter))
    }
}
