//! What clients send to sign up and in, exactly as documented and as the mobile apps send it.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::depannini::vocabulary;
use crate::api::http::{Digits, Field, Verbatim};

/// A new account.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RegisterBody {
    /// Any usual spelling; a leading 0 stands for the country's prefix.
    #[schema(schema_with = vocabulary::phone, required)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Optional.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Full name, at most 200 characters.
    #[schema(value_type = String, required, min_length = 1, max_length = 200)]
    #[serde(default)]
    pub name: Field<String>,
    /// At least 8 characters, at most 72 bytes, none of the most common ones.
    #[schema(value_type = String, required, format = Password, min_length = 8, max_length = 72)]
    #[serde(default)]
    pub password: Field<Verbatim>,
    /// The same again.
    #[schema(value_type = String, format = Password)]
    #[serde(default)]
    pub password_confirm: Field<Verbatim>,
    /// `client` or `assistant`.
    #[schema(schema_with = vocabulary::user_type, required)]
    #[serde(default)]
    pub user_type: Field<String>,
    /// `towing` or `repair`; required for assistants.
    #[schema(schema_with = vocabulary::service)]
    #[serde(default)]
    pub service_type: Field<String>,
    /// In the assistant's words; required for assistants.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub vehicle_type: Field<String>,
    /// `b` or `c`; required for assistants.
    #[schema(schema_with = vocabulary::license)]
    #[serde(default)]
    pub driving_license_cat: Field<String>,
    /// Required for assistants.
    #[schema(value_type = Option<String>, max_length = 100)]
    #[serde(default)]
    pub driving_license_num: Field<String>,
    /// Last day on which the licence holds, `dd:mm:yy`; required for assistants.
    #[schema(schema_with = vocabulary::day)]
    #[serde(default)]
    pub driving_license_expiry: Field<String>,
    /// Required for assistants.
    #[schema(schema_with = vocabulary::optional_registration)]
    #[serde(default)]
    pub vehicle_registration_num: Field<Digits>,
    /// Degrees north; required for assistants.
    #[schema(value_type = Option<f64>, minimum = -90, maximum = 90)]
    #[serde(default)]
    pub current_lat: Field<f64>,
    /// Degrees east; required for assistants.
    #[schema(value_type = Option<f64>, minimum = -180, maximum = 180)]
    #[serde(default)]
    pub current_lng: Field<f64>,
    /// `current_lat` as the client app names it.
    #[schema(ignore)]
    #[serde(default, rename = "currentLat")]
    pub app_lat: Field<f64>,
    /// `current_lng` as the client app names it.
    #[schema(ignore)]
    #[serde(default, rename = "currentLng")]
    pub app_lng: Field<f64>,
    /// At most 500 characters.
    #[schema(value_type = Option<String>, max_length = 500)]
    #[serde(default)]
    pub address: Field<String>,
}

/// Signing in by e-mail.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct EmailLoginBody {
    /// E-mail address.
    #[schema(schema_with = vocabulary::email, required)]
    #[serde(default)]
    pub email: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, min_length = 1)]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Signing in by phone.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PhoneLoginBody {
    /// Phone number.
    #[schema(schema_with = vocabulary::phone, required)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, min_length = 1)]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// Signing in with Google.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct GoogleBody {
    /// The ID token that Google gave to the app.
    #[schema(value_type = String, required, min_length = 1)]
    #[serde(default)]
    pub token: Field<Verbatim>,
}

/// A refresh token.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct RefreshBody {
    /// The refresh token; good once. `token` is read too.
    #[schema(value_type = String, required, min_length = 1)]
    #[serde(default)]
    pub refresh: Field<Verbatim>,
    /// The same, as the mobile apps name it.
    #[schema(ignore)]
    #[serde(default)]
    pub token: Field<Verbatim>,
}

/// An e-mail address, perhaps with the code that was sent to it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct VerifyEmailBody {
    /// One who is signed in may leave it out.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Five digits; without them a code is sent.
    #[schema(schema_with = vocabulary::optional_code)]
    #[serde(default)]
    pub code: Field<Digits>,
}

/// A phone number, perhaps with the code that was sent to it.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct VerifyPhoneBody {
    /// One who is signed in may leave it out.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// Five digits; without them a code is sent.
    #[schema(schema_with = vocabulary::optional_code)]
    #[serde(default)]
    pub code: Field<Digits>,
}

/// Where to send a code again.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResendBody {
    /// E-mail address.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// `email` or `phone`, for one who is signed in.
    #[schema(schema_with = vocabulary::contact_kind)]
    #[serde(default, rename = "type")]
    pub kind: Field<String>,
}

/// A forgotten password.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResetBody {
    /// E-mail address.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Or phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
}

/// A new password instead of a forgotten one.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ResetConfirmBody {
    /// E-mail address.
    #[schema(schema_with = vocabulary::optional_email)]
    #[serde(default)]
    pub email: Field<String>,
    /// Or phone number.
    #[schema(schema_with = vocabulary::optional_phone)]
    #[serde(default)]
    pub phone_number: Field<String>,
    /// The code that was sent there.
    #[schema(schema_with = vocabulary::code, required)]
    #[serde(default)]
    pub code: Field<Digits>,
    /// The new password.
    #[schema(value_type = String, required, format = Password, min_length = 8, max_length = 72)]
    #[serde(default)]
    pub new_password: Field<Verbatim>,
    /// The same again.
    #[schema(value_type = String, format = Password)]
    #[serde(default)]
    pub new_password_confirm: Field<Verbatim>,
}
