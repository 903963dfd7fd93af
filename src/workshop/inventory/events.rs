//! Facts about parts, on the channel of the work order they are for.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::Wanted;
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::WorkOrderId;

/// Pieces are held for the order.
pub const PART_RESERVED: &str = "part_reserved";
/// Pieces that were held are free again.
pub const PART_RELEASED: &str = "part_released";
/// Pieces were built in.
pub const PART_USED: &str = "part_used";
/// Pieces that had been used came back.
pub const PART_RETURNED: &str = "part_returned";

/// Pieces of a part moved for the order; the fact's kind says how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The part.
    pub part_id: i64,
    /// Pieces.
    pub quantity: i64,
}

impl Moved {
    fn event(kind: &'static str, order: WorkOrderId, what: &Wanted) -> NewEvent {
        let fact = Self { part_id: what.part.get(), quantity: what.quantity.pieces() };
        NewEvent { channel: Channel::work_order(order), kind, payload: json!(fact), memo: None }
    }

    pub(super) fn reserved(order: WorkOrderId, what: &Wanted) -> NewEvent {
        Self::event(PART_RESERVED, order, what)
    }

    pub(super) fn released(order: WorkOrderId, what: &Wanted) -> NewEvent {
        Self::event(PART_RELEASED, order, what)
    }

    pub(super) fn used(order: WorkOrderId, what: &Wanted) -> NewEvent {
        Self::event(PART_USED, order, what)
    }

    pub(super) fn returned(order: WorkOrderId, what: &Wanted) -> NewEvent {
        Self::event(PART_RETURNED, order, what)
    }
}
