//! People as administrators see them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{Person, Standing};
use crate::api::depannini::NativeState;
use crate::api::depannini::person::user_type;
use crate::api::depannini::profile::view::photo_address;
use crate::kernel::geo::Point;
use crate::kernel::id::AssistanceId;
use crate::kernel::time::Timestamp;

/// Where somebody was last.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SightingJson {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// Licence, vehicle and standing of an assistant.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StandingJson {
    /// `towing` or `repair`.
    pub service: &'static str,
    /// What they drive, in their words.
    pub vehicle_type: String,
    /// `b` or `c`.
    pub license_category: &'static str,
    /// Number on the licence.
    pub license_number: String,
    /// Last day on which it holds, `YYYY-MM-DD`.
    #[schema(value_type = String)]
    pub license_expiry: chrono::NaiveDate,
    /// Number of the vehicle's registration.
    pub registration_number: i64,
    /// Documents were approved.
    pub documents_approved: bool,
    /// Why they were refused; null while they wait for a look.
    pub documents_refused: Option<String>,
    /// Wants to be asked.
    pub active: bool,
}

impl From<Standing> for StandingJson {
    fn from(Standing { details, documents_approved, documents_refused, is_active }: Standing) -> Self {
        Self {
            service: details.service.word(),
            vehicle_type: details.vehicle_type,
            license_category: details.license.word(),
            license_number: details.license_number,
            license_expiry: details.license_expiry,
            registration_number: details.registration_number,
            documents_approved,
            documents_refused,
            active: is_active,
        }
    }
}

/// A person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonDetailsJson {
    /// Account id.
    pub id: i64,
    /// `client`, `assistant`, `mechanic` or `admin`.
    pub user_type: &'static str,
    /// Full name.
    pub name: String,
    /// Phone number in E.164.
    pub phone_number: Option<String>,
    /// Whether it was verified.
    pub phone_verified: bool,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether it was verified.
    pub email_verified: bool,
    /// Postal address.
    pub address: Option<String>,
    /// Where the photo is.
    pub profile_photo: Option<String>,
    /// May not sign in.
    pub blocked: bool,
    /// When the account was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Where they were last, if anybody knows.
    pub position: Option<SightingJson>,
    /// The assistance under way that they take part in; null in a search.
    pub assistance_id: Option<i64>,
    /// Of an assistant.
    pub assistant: Option<StandingJson>,
}

impl PersonDetailsJson {
    pub(in crate::api::depannini::admin::console) fn new(
        person: Person,
        now_at: Option<(Point, Timestamp)>,
        job: Option<AssistanceId>,
        native: &NativeState,
    ) -> Self {
        let account = person.account;
        let sighting =
            |(point, at): (Point, Timestamp)| SightingJson { lat: point.lat.degrees(), lng: point.lng.degrees(), at };
        Self {
            id: account.id.get(),
            user_type: user_type(account.role),
            name: account.name,
            phone_number: account.phone,
            phone_verified: account.phone_verified,
            email: account.email,
            email_verified: account.email_verified,
            address: account.address,
            profile_photo: account.photo_key.map(|key| photo_address(&key, native)),
            blocked: account.is_blocked,
            created_at: account.created_at,
            position: now_at.or(account.position).map(sighting),
            assistance_id: job.map(AssistanceId::get),
            assistant: person.assistant.map(StandingJson::from),
        }
    }
}

/// A page of people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PeopleJson {
    /// Always true.
    pub success: bool,
    /// The newest first.
    pub people: Vec<PersonDetailsJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// One person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonAnswerJson {
    /// Always true.
    pub success: bool,
    /// As they are now.
    pub person: PersonDetailsJson,
}
