//! Seeding a live server, for load tests in development; also how seeded accounts are written by `depannini seed`.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};

use super::NativeState;
use crate::accounts::{Accounts, SEED_MOST, SEED_PASSWORD, SeedPlan, SeededMember, SeededMembers};
use crate::api::http::{ApiError, Asked, Complaint, Field, Json, Reading};
use crate::config::Mode;
use crate::kernel::error::Invalid;
use crate::kernel::geo::Metres;
use crate::kernel::secret::ExposeSecret as _;

/// How many, and around which place.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SeedBody {
    #[serde(default)]
    assistants: Field<i64>,
    #[serde(default)]
    clients: Field<i64>,
    #[serde(default)]
    lat: Field<f64>,
    #[serde(default)]
    lng: Field<f64>,
    #[serde(default)]
    spread_km: Field<f64>,
}

impl SeedBody {
    fn into_plan(self) -> Result<SeedPlan, Invalid> {
        let count = |count: i64| {
            let count = u32::try_from(count).ok().filter(|count| *count <= SEED_MOST);
            count.ok_or_else(|| Complaint::range(format!("a whole number from 0 to {SEED_MOST}")))
        };
        let mut read = Reading::new();
        let assistants = read.required("assistants", self.assistants, count);
        let clients = read.required("clients", self.clients, count);
        let around = read.point(("lat", self.lat), ("lng", self.lng));
        let spread = read.required("spread_km", self.spread_km, |km| {
            let fine = (0.0..=1000.0).contains(&km);
            fine.then(|| Metres::from_km(km)).ok_or_else(|| Complaint::range("0 to 1000"))
        });
        read.finish(|| Some(SeedPlan { assistants: assistants?, clients: clients?, around: around?, spread: spread? }))
    }
}

/// A plan as `POST /dev/seed` takes it.
#[must_use]
pub fn seed_body(plan: &SeedPlan) -> serde_json::Value {
    serde_json::json!({
        "assistants": plan.assistants,
        "clients": plan.clients,
        "lat": plan.around.lat.degrees(),
        "lng": plan.around.lng.degrees(),
        "spread_km": plan.spread.km(),
    })
}

#[derive(Debug, Serialize)]
struct MemberJson {
    id: i64,
    phone_number: String,
    password: &'static str,
    access: String,
    lat: f64,
    lng: f64,
}

impl From<SeededMember> for MemberJson {
    fn from(SeededMember { new, seeded }: SeededMember) -> Self {
        Self {
            id: seeded.id.get(),
            phone_number: new.phone.key().to_owned(),
            password: SEED_PASSWORD,
            access: seeded.access.expose_secret().to_owned(),
            lat: new.position.lat.degrees(),
            lng: new.position.lng.degrees(),
        }
    }
}

/// Everybody who was made, as load tests read it.
#[derive(Debug, Serialize)]
pub struct SeededJson {
    clients: Vec<MemberJson>,
    assistants: Vec<MemberJson>,
    active: usize,
}

impl From<SeededMembers> for SeededJson {
    fn from(made: SeededMembers) -> Self {
        let active = made.assistants.len();
        let members = |members: Vec<SeededMember>| members.into_iter().map(MemberJson::from).collect();
        Self { clients: members(made.clients), assistants: members(made.assistants), active }
    }
}

/// `POST /dev/seed`: verified accounts and active assistants, known to the live index at once.
///
/// # Errors
/// 404 outside development, whatever the body; 400 for a plan that is none.
pub(super) async fn seed(
    body: Result<Json<SeedBody>, ApiError>,
    asked: Asked,
    accounts: Data<Accounts>,
    native: Data<NativeState>,
) -> Result<HttpResponse, ApiError> {
    if native.mode != Mode::Development {
        return Err(ApiError::not_found());
    }
    let plan = body?.0.into_plan()?;
    Ok(HttpResponse::Ok().json(SeededJson::from(accounts.asked_by(asked.0).carry_out(&plan).await?)))
}
