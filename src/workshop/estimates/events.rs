//! Facts about estimates, on the channel of the work order. They hold ids and words, nothing that people wrote.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model::Via;
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{LineId, PartId, WorkOrderId};

/// Kind of [`Written`].
pub const ESTIMATE_WRITTEN: &str = "estimate_written";
/// Lines were put down as agreed beforehand; a [`Written`] of round 0.
pub const LINES_AGREED: &str = "lines_agreed";
/// An open line was corrected: [`OfLine`].
pub const LINE_CORRECTED: &str = "line_corrected";
/// An open line was taken back: [`OfLine`].
pub const LINE_WITHDRAWN: &str = "line_withdrawn";
/// Kind of [`Decided`].
pub const ESTIMATE_DECIDED: &str = "estimate_decided";
/// Kind of [`Short`].
pub const PART_SHORT: &str = "part_short";
/// Kind of [`LinkSent`].
pub const APPROVAL_LINK_SENT: &str = "approval_link_sent";
/// Every link of the order was revoked.
pub const APPROVAL_LINKS_REVOKED: &str = "approval_links_revoked";

fn event(order: WorkOrderId, kind: &'static str, payload: Value) -> NewEvent {
    NewEvent { channel: Channel::work_order(order), kind, payload, memo: None }
}

fn raw(ids: &[LineId]) -> Vec<i64> {
    ids.iter().map(|id| id.get()).collect()
}

/// Lines were written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The round that they are of.
    pub round: i32,
    /// Which ones.
    pub lines: Vec<i64>,
}

impl Written {
    pub(super) fn event(order: WorkOrderId, round: i32, lines: &[LineId]) -> NewEvent {
        let kind = if round == 0 { LINES_AGREED } else { ESTIMATE_WRITTEN };
        event(order, kind, json!(Self { round, lines: raw(lines) }))
    }
}

/// Something happened to one line; the fact's kind says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfLine {
    /// Which one.
    pub line_id: i64,
}

impl OfLine {
    pub(super) fn event(order: WorkOrderId, kind: &'static str, line: LineId) -> NewEvent {
        event(order, kind, json!(Self { line_id: line.get() }))
    }
}

/// Lines were decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// Approved now.
    pub approved: Vec<i64>,
    /// Declined now.
    pub declined: Vec<i64>,
    /// `customer`, `link` or `counter`.
    pub via: String,
    /// By which link.
    pub link_id: Option<i64>,
}

impl Decided {
    pub(super) fn event(
        order: WorkOrderId,
        (approved, declined): (&[LineId], &[LineId]),
        (via, link_id): (Via, Option<i64>),
    ) -> NewEvent {
        let fact = Self { approved: raw(approved), declined: raw(declined), via: via.word().to_owned(), link_id };
        event(order, ESTIMATE_DECIDED, json!(fact))
    }
}

/// There was less of a part than was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Short {
    /// The part.
    pub part_id: i64,
    /// Pieces that are missing.
    pub quantity: i64,
}

impl Short {
    pub(super) fn event(order: WorkOrderId, part: PartId, quantity: i64) -> NewEvent {
        event(order, PART_SHORT, json!(Self { part_id: part.get(), quantity }))
    }
}

/// A link was sent to the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSent {
    /// The link; what opens it is in no fact.
    pub link_id: i64,
    /// `email` or `sms`.
    pub channel: String,
}

impl LinkSent {
    pub(super) fn event(order: WorkOrderId, link_id: i64, channel: &str) -> NewEvent {
        event(order, APPROVAL_LINK_SENT, json!(Self { link_id, channel: channel.to_owned() }))
    }
}

pub(super) fn links_revoked(order: WorkOrderId) -> NewEvent {
    event(order, APPROVAL_LINKS_REVOKED, json!({}))
}
