//! What one field has found.

use serde::Serialize;
use utoipa::ToSchema;

use super::people::PersonDetailsJson;
use crate::api::depannini::assistance::view::AssistanceJson;
use crate::api::depannini::workshop::orders::view::WorkOrderJson;

/// The newest ten of each kind.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FoundJson {
    /// Always true.
    pub success: bool,
    /// People.
    pub people: Vec<PersonDetailsJson>,
    /// Assistances.
    pub assistances: Vec<AssistanceJson>,
    /// Work orders of the garage.
    pub work_orders: Vec<WorkOrderJson>,
}
