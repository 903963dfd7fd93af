//! What clients send about themselves, exactly as documented and as the mobile apps send it.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, Verbatim};

/// A sign-up. The fields from `service_type` on are required for assistants.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RegisterBody {
    /// Phone number; a leading 0 gets the deployment's country prefix.
    #[serde(default)]
    #[schema(value_type = String, required, example = "+213555123456")]
    pub phone_number: Field<String>,
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Full name, at most 200 characters.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub name: Field<String>,
    /// At least 8 characters, at most 72 bytes, not among the most common ones.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub password: Field<Verbatim>,
    /// The same again.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub password_confirm: Field<Verbatim>,
    /// `client` or `assistant`.
    #[serde(default)]
    #[schema(value_type = String, required, example = "client")]
    pub user_type: Field<String>,
    /// `towing` or `repair`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub service_type: Field<String>,
    /// Free text.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub vehicle_type: Field<String>,
    /// `b` or `c`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub driving_license_cat: Field<String>,
    /// Number on the licence.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub driving_license_num: Field<String>,
    /// Last day of the licence, `dd:mm:yy`, in the future.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "31:12:30")]
    pub driving_license_expiry: Field<String>,
    /// Number of the vehicle's registration.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub vehicle_registration_num: Field<Digits>,
    /// Degrees north.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    pub current_lat: Field<f64>,
    /// Degrees east.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    pub current_lng: Field<f64>,
    /// Postal address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub address: Field<String>,
}

/// A sign-in by e-mail.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct EmailLoginBody {
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub email: Field<String>,
    /// Password.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub password: Field<Verbatim>,
}

/// A sign-in by phone.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PhoneLoginBody {
    /// Phone number.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub phone_number: Field<String>,
    /// Password.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub password: Field<Verbatim>,
}

/// A sign-in by Google.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct GoogleLoginBody {
    /// Google's ID token.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub token: Field<Verbatim>,
}

/// A refresh token.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RefreshBody {
    /// The refresh token.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub refresh: Field<Verbatim>,
    /// Its other name, in the mobile apps.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub token: Field<Verbatim>,
}

/// A contact with, or without, the code that proves it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct VerifyBody {
    /// E-mail address; one's own when signed in.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Phone number; one's own when signed in.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone_number: Field<String>,
    /// The code; without it one is sent.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub code: Field<Digits>,
}

/// Only a code, for one's own contact.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CodeBody {
    /// The code.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub code: Field<Digits>,
}

/// Which code to send again.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResendBody {
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Phone number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone_number: Field<String>,
    /// `email` or `phone`: one's own, when signed in.
    #[serde(default, rename = "type")]
    #[schema(value_type = Option<String>)]
    pub kind: Field<String>,
}

/// Where to send the code for a new password.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResetBody {
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Phone number, instead.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone_number: Field<String>,
}

/// A new password with the code that allows it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResetConfirmBody {
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Phone number, instead.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone_number: Field<String>,
    /// The code.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub code: Field<Digits>,
    /// The new password.
    #[serde(default)]
    #[schema(value_type = String, required)]
    pub new_password: Field<Verbatim>,
    /// The same again.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub new_password_confirm: Field<Verbatim>,
}

/// Changes to one's profile; fields left out keep their value.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProfileBody {
    /// Full name.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub name: Field<String>,
    /// Postal address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub address: Field<String>,
    /// E-mail address; a new one is to be verified.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Field<String>,
    /// Phone number; a new one is to be verified.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone_number: Field<String>,
    /// `towing` or `repair` (assistants).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub service_type: Field<String>,
    /// Free text (assistants).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub vehicle_type: Field<String>,
    /// `b` or `c` (assistants).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub driving_license_cat: Field<String>,
    /// Number on the licence (assistants).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub driving_license_num: Field<String>,
    /// Last day of the licence, `dd:mm:yy` (assistants).
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub driving_license_expiry: Field<String>,
    /// Number of the vehicle's registration (assistants).
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    pub vehicle_registration_num: Field<Digits>,
}

/// Where one is.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LocationBody {
    /// Degrees north.
    #[serde(default)]
    #[schema(value_type = f64, required)]
    pub latitude: Field<f64>,
    /// Degrees east.
    #[serde(default)]
    #[schema(value_type = f64, required)]
    pub longitude: Field<f64>,
    /// Its other name, in the mobile apps.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    pub lat: Field<f64>,
    /// Its other name, in the mobile apps.
    #[serde(default)]
    #[schema(value_type = Option<f64>)]
    pub lng: Field<f64>,
}

/// Whether an assistant wants to be asked.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct StatusBody {
    /// True to be asked.
    #[serde(default)]
    #[schema(value_type = bool, required)]
    pub is_active: Field<bool>,
    /// Its other name, in the mobile apps.
    #[serde(default)]
    #[schema(value_type = Option<bool>)]
    pub is_active_assistant: Field<bool>,
}

/// Which assistants to list.
#[derive(Debug, Default, Deserialize)]
pub struct AssistantQuery {
    /// `towing` or `repair`.
    #[serde(default)]
    pub service_type: Field<String>,
    /// `lat,lng`
    #[serde(default)]
    pub near: Field<String>,
    /// Kilometres around `near`.
    #[serde(default)]
    pub radius_km: Field<String>,
}
