//! How profiles look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{Account, AssistantProfile, ListedAssistant};
use crate::api::depannini::NativeState;
use crate::api::depannini::person::{day_text, user_type};
use crate::kernel::geo::Point;
use crate::kernel::time::Timestamp;

/// A person's own profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// Phone number in E.164.
    pub phone_number: Option<String>,
    /// Where the photo is.
    pub profile_photo: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Degrees north.
    pub current_lat: Option<f64>,
    /// Degrees east.
    pub current_lng: Option<f64>,
    /// `client`, `assistant`, `mechanic` or `admin`.
    pub user_type: &'static str,
    /// Whether the e-mail address was verified.
    pub email_verified: bool,
    /// Whether the phone number was verified.
    pub phone_verified: bool,
    /// RFC 3339, UTC.
    #[serde(rename = "createdAt")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl ProfileJson {
    /// From the account and the position that memory knows, which is fresher than the stored one.
    #[must_use]
    pub fn new(account: Account, now_at: Option<Point>, native: &NativeState) -> Self {
        let position = now_at.or(account.position.map(|(point, _)| point));
        Self {
            id: account.id.get(),
            email: account.email,
            name: account.name,
            phone_number: account.phone,
            profile_photo: account.photo_key.map(|key| photo_address(&key, native)),
            address: account.address,
            current_lat: position.map(|point| point.lat.degrees()),
            current_lng: position.map(|point| point.lng.degrees()),
            user_type: user_type(account.role),
            email_verified: account.email_verified,
            phone_verified: account.phone_verified,
            created_at: account.created_at,
        }
    }
}

/// Where a photo is.
pub(in crate::api::depannini) fn photo_address(key: &str, native: &NativeState) -> String {
    format!("{}/media/{key}", native.public_url)
}

/// The answer with a person's profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserProfileJson {
    /// Always true.
    pub success: bool,
    /// The profile.
    pub user: ProfileJson,
    /// As in `user`: the client app looks here.
    pub address: Option<String>,
    /// As in `user`.
    pub current_lat: Option<f64>,
    /// As in `user`.
    pub current_lng: Option<f64>,
}

impl From<ProfileJson> for UserProfileJson {
    fn from(user: ProfileJson) -> Self {
        let address = user.address.clone();
        Self { success: true, address, current_lat: user.current_lat, current_lng: user.current_lng, user }
    }
}

/// An assistant's own profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssistantJson {
    /// The person.
    #[serde(flatten)]
    pub person: ProfileJson,
    /// `towing` or `repair`.
    pub service_type: &'static str,
    /// In the assistant's words.
    pub vehicle_type: String,
    /// Whether they want to be asked.
    pub is_active_assistant: bool,
    /// `b` or `c`.
    pub driving_license_cat: &'static str,
    /// Number on the licence.
    pub driving_license_num: String,
    /// Last day on which the licence holds, `dd:mm:yy`.
    pub driving_license_expiry: String,
    /// Number of the vehicle's registration.
    pub vehicle_registration_num: i64,
    /// Whether an administrator has approved the papers.
    pub documents_approved: bool,
    /// Why they were refused, as the administrator wrote; null while they wait for a look, and once they are approved.
    pub documents_refused: Option<String>,
}

/// The answer with an assistant's profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssistantProfileJson {
    /// Always true.
    pub success: bool,
    /// The profile.
    pub assistant: AssistantJson,
}

impl AssistantProfileJson {
    /// As [`ProfileJson::new`].
    #[must_use]
    pub fn new(profile: AssistantProfile, now_at: Option<Point>, native: &NativeState) -> Self {
        let AssistantProfile { account, details, documents_approved, documents_refused, is_active } = profile;
        let assistant = AssistantJson {
            person: ProfileJson::new(account, now_at, native),
            service_type: details.service.word(),
            vehicle_type: details.vehicle_type,
            is_active_assistant: is_active,
            driving_license_cat: details.license.word(),
            driving_license_num: details.license_number,
            driving_license_expiry: day_text(details.license_expiry),
            vehicle_registration_num: details.registration_number,
            documents_approved,
            documents_refused,
        };
        Self { success: true, assistant }
    }
}

/// The answer to a report of one's position.
#[derive(Debug, Serialize, ToSchema)]
pub struct LocatedJson {
    /// Always true.
    pub success: bool,
    /// What happened, in a word.
    pub message: &'static str,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl From<Point> for LocatedJson {
    fn from(at: Point) -> Self {
        Self { success: true, message: "located", latitude: at.lat.degrees(), longitude: at.lng.degrees() }
    }
}

/// The answer to a change of an assistant's status.
#[derive(Debug, Serialize, ToSchema)]
pub struct StatusJson {
    /// Always true.
    pub success: bool,
    /// `active` or `inactive`.
    pub message: &'static str,
    /// Whether they are asked from now on.
    pub is_active: bool,
}

impl StatusJson {
    /// The status as it is now.
    #[must_use]
    pub const fn new(is_active: bool) -> Self {
        Self { success: true, message: if is_active { "active" } else { "inactive" }, is_active }
    }
}

/// The answer to a new photo.
#[derive(Debug, Serialize, ToSchema)]
pub struct PhotoJson {
    /// Always true.
    pub success: bool,
    /// Where it is.
    pub profile_photo: String,
}

/// An active assistant, as others may see them.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListedAssistantJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// `towing` or `repair`.
    pub service_type: &'static str,
    /// In the assistant's words.
    pub vehicle_type: String,
    /// Degrees north.
    pub current_lat: Option<f64>,
    /// Degrees east.
    pub current_lng: Option<f64>,
}

impl From<ListedAssistant> for ListedAssistantJson {
    fn from(assistant: ListedAssistant) -> Self {
        Self {
            id: assistant.id.get(),
            name: assistant.name,
            service_type: assistant.service.word(),
            vehicle_type: assistant.vehicle_type,
            current_lat: assistant.position.map(|point| point.lat.degrees()),
            current_lng: assistant.position.map(|point| point.lng.degrees()),
        }
    }
}

/// A page of active assistants.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssistantListJson {
    /// Always true.
    pub success: bool,
    /// The entries, in the order of their ids.
    pub assistants: Vec<ListedAssistantJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}
