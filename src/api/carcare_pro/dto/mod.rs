//! The wire types, as documented. The document knows no null: what nobody has said is an empty text, or 0.

mod accounts;
mod jobs;
mod mechanics;
mod money;

pub use accounts::{AccountBody, AccountJson, CustomerBody, CustomerJson, CustomerQuery, LoginBody, LoginJson};
pub use accounts::{RegisteredJson, RegistrationBody};
pub use jobs::{FeedbackBody, FeedbackJson, RequestBody, RequestJson};
pub use mechanics::{AttendanceBody, AttendanceJson, MechanicBody, MechanicJson, WorkStatusBody, WorkStatusJson};
pub use money::{CostBody, CostJson, InvoiceBody, InvoiceJson};

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::Field;

/// Which record goes, where neither path nor query says so.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct KeyBody {
    /// Its id.
    #[schema(value_type = Option<i64>, minimum = 1)]
    #[serde(default)]
    pub id: Field<i64>,
}
