//! Assistances as operators read them.

use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::depannini::admin::view::AuditLineJson;
use crate::api::depannini::assistance::view::AssistanceJson;
use crate::api::depannini::socket::fact;
use crate::dispatch::assistance::Assistance;
use crate::dispatch::matching::Reason;
use crate::dispatch::oversight::{Asked, Candidate, Case};
use crate::kernel::time::Timestamp;

/// A page of everybody's assistances.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CasesJson {
    /// Always true.
    pub success: bool,
    /// The newest first.
    pub assistances: Vec<AssistanceJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// When each step was taken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TimesJson {
    /// Asked for.
    #[schema(value_type = String, format = DateTime)]
    pub requested_at: Timestamp,
    /// Accepted, by whoever has it now.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub accepted_at: Option<Timestamp>,
    /// Work began.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub started_at: Option<Timestamp>,
    /// Completed or called off.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
}

impl From<&Assistance> for TimesJson {
    fn from(assistance: &Assistance) -> Self {
        Self {
            requested_at: assistance.created_at,
            accepted_at: assistance.accepted_at,
            started_at: assistance.started_at,
            ended_at: assistance.ended_at,
        }
    }
}

/// One who was asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedWhomJson {
    /// Account id.
    pub assistant_id: i64,
    /// Full name.
    pub name: String,
    /// In which wave, from 0.
    pub wave: i32,
    /// Great-circle metres then.
    pub distance_m: i64,
    /// Estimated seconds until arrival then.
    pub arrival_seconds: i64,
    /// `open`, `accepted`, `declined`, `expired` or `closed`.
    pub outcome: String,
    /// Why it was closed: `taken`, `canceled`, `expired` or `busy`.
    pub end_reason: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub offered_at: Timestamp,
    /// When it ended.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
}

impl From<Asked> for AskedWhomJson {
    fn from(asked: Asked) -> Self {
        Self {
            assistant_id: asked.assistant.get(),
            name: asked.name,
            wave: asked.wave,
            distance_m: asked.distance.whole(),
            arrival_seconds: asked.eta_s,
            outcome: asked.outcome,
            end_reason: asked.end_reason,
            offered_at: asked.offered_at,
            ended_at: asked.ended_at,
        }
    }
}

/// Everything about one assistance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseJson {
    /// Always true.
    pub success: bool,
    /// The assistance, with its people's phone numbers.
    pub assistance: AssistanceJson,
    /// When each step was taken.
    pub times: TimesJson,
    /// Who was asked, in order.
    pub offers: Vec<AskedWhomJson>,
    /// What happened, oldest first: `requested`, then what its parties were told on their sockets but for what they said to each
    /// other. Facts go after `retention.journal_days`.
    #[schema(value_type = Vec<Object>)]
    pub timeline: Vec<Value>,
    /// What operators did, newest first.
    pub audit: Vec<AuditLineJson>,
}

impl From<Case> for CaseJson {
    fn from(case: Case) -> Self {
        let times = TimesJson::from(&case.view.assistance);
        let requested = json!({ "type": "requested", "seq": 0, "at": times.requested_at });
        Self {
            success: true,
            assistance: case.view.into(),
            times,
            offers: case.asked.into_iter().map(AskedWhomJson::from).collect(),
            timeline: std::iter::once(requested).chain(case.timeline.iter().map(fact)).collect(),
            audit: case.lines.into_iter().map(AuditLineJson::from).collect(),
        }
    }
}

/// One who could be sent.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidateJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// `towing` or `repair`.
    pub service: &'static str,
    /// What they drive, in their words.
    pub vehicle_type: String,
    /// Great-circle metres to the pickup.
    pub distance_m: i64,
    /// Estimated seconds until arrival.
    pub arrival_seconds: i64,
    /// `idle`, `busy` or `stale`.
    pub state: &'static str,
    /// Seconds since they were heard of.
    pub position_age_s: u64,
    /// The search would ask them.
    pub fit: bool,
    /// Why not: `busy`, `wrong_service`, `light_truck`, `license_expired` or `stale_position`. Of these only `stale_position`
    /// can be assigned all the same.
    pub why_not: Option<&'static str>,
    /// What became of the offer that was made to them: `open`, `accepted`, `declined`, `expired` or `closed`.
    pub offer: Option<String>,
}

impl CandidateJson {
    pub(in crate::api::depannini::admin::console) fn new(candidate: Candidate, now: Timestamp) -> Self {
        let assistant = candidate.assistant;
        Self {
            id: assistant.id.get(),
            name: assistant.name,
            service: assistant.service.word(),
            vehicle_type: assistant.vehicle_type,
            distance_m: candidate.distance.whole(),
            arrival_seconds: candidate.arrival_s,
            state: candidate.activity.word(),
            position_age_s: now.since(candidate.seen).as_secs(),
            fit: candidate.obstacle.is_none(),
            why_not: candidate.obstacle.map(Reason::word),
            offer: candidate.offer,
        }
    }
}

/// Whom to send.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CandidatesJson {
    /// Always true.
    pub success: bool,
    /// Nearest first.
    pub candidates: Vec<CandidateJson>,
}
