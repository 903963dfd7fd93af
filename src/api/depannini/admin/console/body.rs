//! What dispatchers send.

use serde::Deserialize;
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::fields::{money, required_id};
use crate::api::http::{Complaint, Field, Reading};
use crate::dispatch::offers::Assignment;
use crate::kernel::error::Invalid;
use crate::kernel::id::AssistanceId;
use crate::kernel::money::{Currency, Money};
use crate::kernel::request_key::RequestKey;

/// The longest reason in characters.
const MAX_REASON: usize = 500;

/// Who is to help.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignBody {
    /// Account id of the assistant.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub assistant_id: Field<i64>,
    /// Why, for the audit log.
    #[schema(value_type = String, required, min_length = 1, max_length = 500)]
    #[serde(default)]
    pub reason: Field<String>,
}

impl AssignBody {
    pub(in crate::api::depannini) fn into_assignment(
        self,
        assistance: AssistanceId,
        key: Option<RequestKey>,
    ) -> Result<Assignment, Invalid> {
        let mut read = Reading::new();
        let assistant = required_id(&mut read, "assistant_id", self.assistant_id);
        let reason = read.required_text("reason", self.reason, MAX_REASON);
        read.finish(|| Some(Assignment { assistance, assistant: assistant?, reason: reason?, key }))
    }
}

/// Why something is done.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ReasonBody {
    /// Why; of a cancellation its parties are told it.
    #[schema(value_type = String, required, min_length = 1, max_length = 500)]
    #[serde(default)]
    pub reason: Field<String>,
}

impl ReasonBody {
    pub(in crate::api::depannini) fn into_reason(self) -> Result<String, Invalid> {
        let mut read = Reading::new();
        let reason = read.required_text("reason", self.reason, MAX_REASON);
        read.finish(|| reason)
    }
}

/// What came of looking at an assistant's papers.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct DocumentsBody {
    /// Whether they are in order.
    #[schema(value_type = bool, required)]
    #[serde(default)]
    pub approved: Field<bool>,
    /// Why; required of a refusal, and read by the assistant.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub reason: Field<String>,
}

impl DocumentsBody {
    pub(in crate::api::depannini) fn into_verdict(self) -> Result<(bool, Option<String>), Invalid> {
        let mut read = Reading::new();
        let approved = read.required_value("approved", self.approved);
        let reason = read.text("reason", self.reason, MAX_REASON);
        if approved == Some(false) && reason.is_none() && !read.has_complaint_about("reason") {
            read.complain("reason", Complaint::required());
        }
        read.finish(|| Some((approved?, reason)))
    }
}

/// A tariff.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TariffBody {
    /// Price before the first kilometre, in major units.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub base: Field<Number>,
    /// Price of a kilometre, in major units.
    #[schema(value_type = f64, required, minimum = 0, maximum = 1_000_000_000)]
    #[serde(default)]
    pub per_km: Field<Number>,
}

impl TariffBody {
    pub(in crate::api::depannini) fn into_amounts(self, currency: Currency) -> Result<(Money, Money), Invalid> {
        let mut read = Reading::new();
        let base = read.required("base", self.base, |number| money(&number, currency));
        let per_km = read.required("per_km", self.per_km, |number| money(&number, currency));
        read.finish(|| Some((base?, per_km?)))
    }
}
