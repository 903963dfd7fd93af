//! What an assistance is.

use super::stages::Stages;
use super::state::Status;
use crate::accounts::{Card, LicenseCategory, Service, Vehicle};
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{AccountId, AssistanceId, AssistantId, ClientId, PlaceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;

/// How heavy the vehicle in need is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VehicleClass {
    /// Up to 3.5 t.
    Light,
    /// Above.
    Heavy,
}

impl VehicleClass {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Heavy => "heavy",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Light, Self::Heavy].into_iter().find(|class| class.word() == word)
    }
}

/// What kind of help is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Need {
    /// Towing or repair.
    pub service: Service,
    /// Light or heavy.
    pub vehicle: VehicleClass,
}

impl Need {
    /// Whether an assistant of this service and licence category can give it: towing a heavy vehicle needs category C.
    #[must_use]
    pub fn met_by(self, service: Service, license: LicenseCategory) -> bool {
        self.service == service && !(self.needs_heavy_license() && license == LicenseCategory::B)
    }

    /// Whether only a heavy truck will do.
    #[must_use]
    pub fn needs_heavy_license(self) -> bool {
        self.service == Service::Towing && self.vehicle == VehicleClass::Heavy
    }
}

/// One event of assistance as stored.
#[derive(Debug, Clone)]
pub struct Assistance {
    /// Its id.
    pub id: AssistanceId,
    /// Who asked.
    pub client: ClientId,
    /// Who has it.
    pub assistant: Option<AssistantId>,
    /// What is needed.
    pub need: Need,
    /// What the client said.
    pub description: Option<String>,
    /// Where the vehicle stands.
    pub pickup: Point,
    /// Where it is to go.
    pub dropoff: Option<Point>,
    /// The place that it is brought to, if the client named one; its coordinates are then the dropoff.
    pub place: Option<PlaceId>,
    /// The work order that it became there.
    pub work_order: Option<WorkOrderId>,
    /// Where it stands in its life.
    pub status: Status,
    /// How far its assistant has come.
    pub stages: Stages,
    /// Why it was called off.
    pub cancel_reason: Option<String>,
    /// Who called it off (`client`, `assistant`, `system`, `admin`).
    pub canceled_by: Option<String>,
    /// Estimated road distance from pickup to dropoff; 0 without dropoff.
    pub distance: Metres,
    /// Estimated seconds until the nearest asked assistant arrives, at the time of the request.
    pub eta_s: Option<i64>,
    /// The locked price; `None` while a repair has none.
    pub price: Option<Money>,
    /// The currency it is priced in.
    pub currency: Currency,
    /// 1 to 5.
    pub rating: Option<i32>,
    /// Which wave of the search was the last.
    pub wave: i32,
    /// When the search ends.
    pub search_until: Timestamp,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// When work began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Assistance {
    /// When its next step was taken: as the phone recorded it, but neither before the step that it follows nor after
    /// `now`.
    pub(super) fn not_before_last_step(&self, recorded: Option<Timestamp>, now: Timestamp) -> Timestamp {
        let steps = [self.accepted_at, self.started_at, self.stages.last_at()];
        let last = steps.into_iter().flatten().max().unwrap_or(self.created_at);
        recorded.map_or(now, |at| at.max(last).min(now))
    }
}

/// Who takes part in an assistance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parties {
    /// Who asked.
    pub client: ClientId,
    /// Who has it, if somebody has.
    pub assistant: Option<AssistantId>,
    /// Where it stands.
    pub status: Status,
}

impl Parties {
    /// Whether this account is one of the two.
    #[must_use]
    pub fn include(&self, account: AccountId) -> bool {
        AccountId::from(self.client) == account || self.assistant.map(AccountId::from) == Some(account)
    }
}

/// An assistance with the people in it.
#[derive(Debug, Clone)]
pub struct View {
    /// The assistance.
    pub assistance: Assistance,
    /// Who asked.
    pub client: Card,
    /// Who has it.
    pub assistant: Option<Card>,
    /// What they come with.
    pub vehicle: Option<Vehicle>,
    /// Estimated seconds until they are where they are driving to; only where one assistance is looked at.
    pub arrival_s: Option<i64>,
}
