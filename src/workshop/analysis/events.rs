//! Facts about the analysis, on the channel of its work order.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{AccountId, WorkOrderId};

/// A mechanic has found out what is wrong.
pub const ANALYSIS_WRITTEN: &str = "analysis_written";
/// Staff changed what was written.
pub const ANALYSIS_EDITED: &str = "analysis_edited";
/// The garage stands by it.
pub const ANALYSIS_VALIDATED: &str = "analysis_validated";

/// What happened to the analysis; the fact's kind says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysed {
    /// By whom.
    pub account_id: i64,
}

impl Analysed {
    pub(super) fn event(kind: &'static str, order: WorkOrderId, by: AccountId) -> NewEvent {
        NewEvent {
            channel: Channel::work_order(order),
            kind,
            payload: json!(Self { account_id: by.get() }),
            memo: None,
        }
    }
}
