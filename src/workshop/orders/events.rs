//! Facts about a work order, on its channel: its timeline. Ids and words only, never what people wrote. They are kept as
//! long as the order is: nothing forgets this channel.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{Origin, PaymentMode, WorkOrder};
use super::stage::{Mover, Stage};
use super::tow::Towed;
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::time::Timestamp;

/// Kind of [`Opened`].
pub const OPENED: &str = "opened";
/// Kind of [`StageChanged`].
pub const STAGE_CHANGED: &str = "stage_changed";
/// Something else than the stage was changed; has no more to say.
pub const REVISED: &str = "revised";
/// Kind of [`Confirmed`].
pub const CONFIRMED: &str = "confirmed";
/// Kind of [`Charged`].
pub const CANCELLATION_CHARGED: &str = "cancellation_charged";
/// A photo was attached; has no more to say.
pub const PHOTO_ATTACHED: &str = "photo_attached";
/// The order was deleted; has no more to say.
pub const REMOVED: &str = "removed";
/// Kind of [`TowStep`]: help was asked for.
pub const TOW_REQUESTED: &str = "tow_requested";
/// Kind of [`TowStep`]: an assistant said yes.
pub const TOW_ACCEPTED: &str = "tow_accepted";
/// Kind of [`TowStep`]: they were there.
pub const TOW_ARRIVED: &str = "tow_arrived";
/// Kind of [`TowStep`]: the thing is in the garage.
pub const TOW_DELIVERED: &str = "tow_delivered";

fn event(order: WorkOrderId, kind: &'static str, payload: serde_json::Value) -> NewEvent {
    NewEvent { channel: Channel::work_order(order), kind, payload, memo: None }
}

/// It was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// Whose.
    pub customer_id: i64,
    /// Which door it came through.
    pub origin: String,
    /// Where it stood from the beginning.
    pub stage: String,
}

impl Opened {
    pub(in crate::workshop::orders) fn event(id: WorkOrderId, customer: i64, origin: Origin, stage: Stage) -> NewEvent {
        let fact = Self { customer_id: customer, origin: origin.word().to_owned(), stage: stage.word().to_owned() };
        event(id, OPENED, json!(fact))
    }
}

/// It came further, or was put elsewhere by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageChanged {
    /// Where it stood.
    pub from: String,
    /// Where it stands.
    pub to: String,
    /// By hand.
    pub by_hand: bool,
}

impl StageChanged {
    pub(in crate::workshop::orders) fn event(order: &WorkOrder, to: Stage, mover: Mover) -> NewEvent {
        let (from, to) = (order.stage.word().to_owned(), to.word().to_owned());
        event(order.id, STAGE_CHANGED, json!(Self { from, to, by_hand: mover == Mover::Counter }))
    }
}

/// The customer chose what is done and how they pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// The services.
    pub service_ids: Vec<i64>,
    /// `online` or `offline`.
    pub payment_mode: String,
}

impl Confirmed {
    pub(in crate::workshop::orders) fn event(
        order: WorkOrderId,
        services: &[ServiceId],
        mode: PaymentMode,
    ) -> NewEvent {
        let service_ids = services.iter().map(|service| service.get()).collect();
        event(order, CONFIRMED, json!(Self { service_ids, payment_mode: mode.word().to_owned() }))
    }
}

/// Calling it off costs something; the invoice's own fact says its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charged {
    /// The invoice.
    pub invoice_id: i64,
    /// Before tax, in minor units.
    pub net_minor: i64,
}

impl Charged {
    pub(in crate::workshop::orders) fn event(order: WorkOrderId, invoice: i64, net_minor: i64) -> NewEvent {
        event(order, CANCELLATION_CHARGED, json!(Self { invoice_id: invoice, net_minor }))
    }
}

pub(in crate::workshop::orders) fn revised(order: WorkOrderId) -> NewEvent {
    event(order, REVISED, json!({}))
}

pub(in crate::workshop::orders) fn photo_attached(order: WorkOrderId) -> NewEvent {
    event(order, PHOTO_ATTACHED, json!({}))
}

pub(in crate::workshop::orders) fn removed(order: WorkOrderId) -> NewEvent {
    event(order, REMOVED, json!({}))
}

/// A step of the tow that brought it, told after the fact: `at` is when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TowStep {
    /// The tow.
    pub assistance_id: i64,
    /// When, RFC 3339.
    pub at: String,
    /// The garage, where the step is its delivery and the garage is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workshop_id: Option<i64>,
}

impl TowStep {
    /// What is known of the tow, in order.
    pub(in crate::workshop::orders) fn events(order: WorkOrderId, towed: &Towed) -> impl Iterator<Item = NewEvent> {
        let step = |kind, at: Option<Timestamp>, workshop_id| {
            let assistance_id = towed.assistance.get();
            at.map(|at| event(order, kind, json!(Self { assistance_id, at: at.rfc3339(), workshop_id })))
        };
        [
            step(TOW_REQUESTED, Some(towed.requested_at), None),
            step(TOW_ACCEPTED, towed.accepted_at, None),
            step(TOW_ARRIVED, towed.arrived_at, None),
            step(TOW_DELIVERED, Some(towed.completed_at), towed.place),
        ]
        .into_iter()
        .flatten()
    }
}
