//! How analyses and reports look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::analysis::Analysis;
use crate::workshop::progress::ProgressNote;

/// What is wrong with the thing of a work order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AnalysisJson {
    /// Id of the work order.
    pub order_id: i64,
    /// Account id of who found out.
    pub mechanic_id: i64,
    /// What is wrong.
    pub description: String,
    /// What should be done.
    pub recommendation: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// What it may come to in major units, before tax.
    pub estimated_cost: Option<f64>,
    /// How long it may take.
    pub estimated_minutes: Option<i32>,
    /// When the garage stood by it; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub validated_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was written.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Analysis> for AnalysisJson {
    fn from(analysis: Analysis) -> Self {
        Self {
            order_id: analysis.order.get(),
            mechanic_id: analysis.mechanic.get(),
            description: analysis.description,
            recommendation: analysis.recommendation,
            images: analysis.images,
            estimated_cost: analysis.estimated.map(|cost| cost.to_json_number()),
            estimated_minutes: analysis.estimated_minutes,
            validated_at: analysis.validated_at,
            version: analysis.version,
            created_at: analysis.created_at,
            updated_at: analysis.updated_at,
        }
    }
}

/// A mechanic's report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgressJson {
    /// Its id.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// Account id of who reports.
    pub mechanic_id: i64,
    /// Id of the service that it is about.
    pub service_id: Option<i64>,
    /// `received`, `in_progress`, `completed` or `delivered`.
    pub milestone: &'static str,
    /// What else there is to say.
    pub note: Option<String>,
    /// Where pictures of it are.
    pub images: Vec<String>,
    /// When the garage stood by it; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub validated_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was reported.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When it last changed.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<ProgressNote> for ProgressJson {
    fn from(note: ProgressNote) -> Self {
        Self {
            id: note.id.get(),
            order_id: note.order.get(),
            mechanic_id: note.mechanic.get(),
            service_id: note.service.map(|service| service.get()),
            milestone: note.milestone.word(),
            note: note.note,
            images: note.images,
            validated_at: note.validated_at,
            version: note.version,
            created_at: note.created_at,
            updated_at: note.updated_at,
        }
    }
}
