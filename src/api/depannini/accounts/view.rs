//! How people look to clients.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::{Account, AssistantProfile, ListedAssistant, Role, SignedIn, Tokens};
use crate::kernel::geo::Point;
use crate::kernel::secret::ExposeSecret as _;

/// The native API's word for a role.
pub(super) const fn user_type(role: Role) -> &'static str {
    match role {
        Role::Admin => "admin",
        Role::Mechanic => "mechanic",
        Role::Assistant => "assistant",
        Role::Customer => "client",
    }
}

/// Tokens of a session.
#[derive(Serialize, ToSchema)]
pub struct TokensJson {
    /// Access token: give it as `Authorization: Bearer`.
    pub access: String,
    /// Refresh token, good once.
    pub refresh: String,
}

impl From<&Tokens> for TokensJson {
    fn from(tokens: &Tokens) -> Self {
        Self { access: tokens.access.expose_secret().to_owned(), refresh: tokens.refresh.expose_secret().to_owned() }
    }
}

/// Who signed up or in.
#[derive(Serialize, ToSchema)]
pub struct SignedInUserJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// Normalised phone number.
    pub phone_number: Option<String>,
    /// `client`, `assistant`, `admin` or `mechanic`.
    pub user_type: &'static str,
    /// Whether the e-mail address was verified.
    pub email_verified: bool,
    /// Whether the phone number was verified.
    pub phone_verified: bool,
}

/// The answer to a sign-up or sign-in.
#[derive(Serialize, ToSchema)]
pub struct SignedInJson {
    /// Always true.
    pub success: bool,
    /// Who.
    pub user: SignedInUserJson,
    /// The session's tokens.
    pub tokens: TokensJson,
}

impl From<SignedIn> for SignedInJson {
    fn from(SignedIn { account, tokens }: SignedIn) -> Self {
        Self {
            success: true,
            tokens: TokensJson::from(&tokens),
            user: SignedInUserJson {
                id: account.id.get(),
                user_type: user_type(account.role),
                email: account.email,
                name: account.name,
                phone_number: account.phone,
                email_verified: account.email_verified,
                phone_verified: account.phone_verified,
            },
        }
    }
}

/// The answer to a refresh.
#[derive(Serialize, ToSchema)]
pub struct RefreshedJson {
    /// Always true.
    pub success: bool,
    /// The new access token.
    pub access: String,
    /// The same, as the mobile apps read it.
    pub access_token: String,
    /// The new refresh token; the old one is used up.
    pub refresh: String,
}

impl From<Tokens> for RefreshedJson {
    fn from(tokens: Tokens) -> Self {
        let TokensJson { access, refresh } = TokensJson::from(&tokens);
        Self { success: true, access_token: access.clone(), access, refresh }
    }
}

/// A plain success.
#[derive(Serialize, ToSchema)]
pub struct PlainJson {
    /// Always true.
    pub success: bool,
    /// What happened.
    pub message: String,
}

impl PlainJson {
    /// Success in these words.
    pub fn new(message: impl Into<String>) -> Self {
        Self { success: true, message: message.into() }
    }
}

/// A person as their own profile shows them.
#[derive(Serialize, ToSchema)]
pub struct UserJson {
    /// Account id.
    pub id: i64,
    /// E-mail address.
    pub email: Option<String>,
    /// Full name.
    pub name: String,
    /// Normalised phone number.
    pub phone_number: Option<String>,
    /// Where the photo is.
    pub profile_photo: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Degrees north, last known.
    pub current_lat: Option<f64>,
    /// Degrees east, last known.
    pub current_lng: Option<f64>,
    /// `client`, `assistant`, `admin` or `mechanic`.
    pub user_type: &'static str,
    /// Whether the e-mail address was verified.
    pub email_verified: bool,
    /// Whether the phone number was verified.
    pub phone_verified: bool,
}

impl UserJson {
    /// With the position that memory knows, which is newer than the stored one.
    pub(super) fn new(account: Account, live: Option<Point>, media: impl Fn(&str) -> String) -> Self {
        let position = live.or(account.position.map(|(point, _)| point));
        Self {
            id: account.id.get(),
            user_type: user_type(account.role),
            email: account.email,
            name: account.name,
            phone_number: account.phone,
            profile_photo: account.photo_key.as_deref().map(media),
            address: account.address,
            current_lat: position.map(|point| point.lat.degrees()),
            current_lng: position.map(|point| point.lng.degrees()),
            email_verified: account.email_verified,
            phone_verified: account.phone_verified,
        }
    }
}

/// A person's profile; some fields are repeated at the top, where the mobile apps read them.
#[derive(Serialize, ToSchema)]
pub struct UserProfileJson {
    /// Always true.
    pub success: bool,
    /// Postal address.
    pub address: Option<String>,
    /// Degrees north, last known.
    pub current_lat: Option<f64>,
    /// Degrees east, last known.
    pub current_lng: Option<f64>,
    /// The person.
    pub user: UserJson,
}

impl From<UserJson> for UserProfileJson {
    fn from(user: UserJson) -> Self {
        let (address, current_lat, current_lng) = (user.address.clone(), user.current_lat, user.current_lng);
        Self { success: true, address, current_lat, current_lng, user }
    }
}

/// An assistant as their own profile shows them.
#[derive(Serialize, ToSchema)]
pub struct AssistantJson {
    /// The person.
    #[serde(flatten)]
    pub user: UserJson,
    /// `towing` or `repair`.
    pub service_type: &'static str,
    /// Free text.
    pub vehicle_type: String,
    /// Wants to be asked.
    pub is_active_assistant: bool,
    /// The same, as the mobile apps read it.
    pub is_active: bool,
    /// `b` or `c`.
    pub driving_license_cat: &'static str,
    /// Number on the licence.
    pub driving_license_num: String,
    /// Last day on which the licence holds.
    pub driving_license_expiry: NaiveDate,
    /// Number of the vehicle's registration.
    pub vehicle_registration_num: i64,
    /// Papers were approved by an administrator.
    pub documents_approved: bool,
}

/// An assistant's profile.
#[derive(Serialize, ToSchema)]
pub struct AssistantProfileJson {
    /// Always true.
    pub success: bool,
    /// The assistant.
    pub assistant: AssistantJson,
}

impl AssistantProfileJson {
    pub(super) fn new(profile: AssistantProfile, live: Option<Point>, media: impl Fn(&str) -> String) -> Self {
        let details = profile.details;
        Self {
            success: true,
            assistant: AssistantJson {
                user: UserJson::new(profile.account, live, media),
                service_type: details.service.word(),
                vehicle_type: details.vehicle_type,
                is_active_assistant: profile.is_active,
                is_active: profile.is_active,
                driving_license_cat: details.license.word(),
                driving_license_num: details.license_number,
                driving_license_expiry: details.license_expiry,
                vehicle_registration_num: details.registration_number,
                documents_approved: profile.documents_approved,
            },
        }
    }
}

/// Whether an assistant wants to be asked.
#[derive(Serialize, ToSchema)]
pub struct StatusJson {
    /// Always true.
    pub success: bool,
    /// `active` or `inactive`.
    pub message: &'static str,
    /// Wants to be asked.
    pub is_active: bool,
    /// The same under the name of the data model.
    pub is_active_assistant: bool,
}

/// A position that was taken in.
#[derive(Serialize, ToSchema)]
pub struct LocationJson {
    /// Always true.
    pub success: bool,
    /// In words.
    pub message: &'static str,
    /// Degrees north.
    pub current_lat: f64,
    /// Degrees east.
    pub current_lng: f64,
}

/// A photo that was set.
#[derive(Serialize, ToSchema)]
pub struct PhotoJson {
    /// Always true.
    pub success: bool,
    /// Where it is.
    pub profile_photo: String,
}

/// An active assistant in a list: never more of a person than the job needs.
#[derive(Serialize, ToSchema)]
pub struct ListedAssistantJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// `towing` or `repair`.
    pub service_type: &'static str,
    /// Free text.
    pub vehicle_type: String,
    /// Degrees north, last known.
    pub current_lat: Option<f64>,
    /// Degrees east, last known.
    pub current_lng: Option<f64>,
}

impl ListedAssistantJson {
    pub(super) fn new(listed: ListedAssistant, live: Option<Point>) -> Self {
        let position = live.or(listed.position);
        Self {
            id: listed.id.get(),
            name: listed.name,
            service_type: listed.service.word(),
            vehicle_type: listed.vehicle_type,
            current_lat: position.map(|point| point.lat.degrees()),
            current_lng: position.map(|point| point.lng.degrees()),
        }
    }
}

/// A page of active assistants.
#[derive(Serialize, ToSchema)]
pub struct AssistantListJson {
    /// Always true.
    pub success: bool,
    /// The entries in the order of their ids.
    pub assistants: Vec<ListedAssistantJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}
