//! Refusals in the document's words: what the garage calls an asset is a device here, and what is there twice is 400.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;

use crate::accounts;
use crate::api::http::ApiError;
use crate::kernel::error::Invalid;
use crate::workshop;

/// What a handler returns.
pub type Answered = Result<HttpResponse, Refusal>;

/// What a handler returns instead of an answer.
#[derive(Debug)]
pub struct Refusal(ApiError);

impl From<Refusal> for actix_web::Error {
    fn from(refusal: Refusal) -> Self {
        refusal.0.into()
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        // signing in is shared and has said these already
        match error.code() {
            "wrong_credentials" => accounts::Error::WrongCredentials.into(),
            "account_blocked" => accounts::Error::AccountBlocked.into(),
            _ => Self(error),
        }
    }
}

impl From<Invalid> for Refusal {
    fn from(invalid: Invalid) -> Self {
        Self(invalid.into())
    }
}

impl From<accounts::Error> for Refusal {
    fn from(error: accounts::Error) -> Self {
        use accounts::Error;
        let (status, code, words) = match &error {
            Error::NotFound => (StatusCode::NOT_FOUND, "laptop_user_not_found", "User not found"),
            Error::PhoneTaken => (StatusCode::BAD_REQUEST, "laptop_phone_registered", "Phone already registered"),
            Error::EmailTaken => (StatusCode::BAD_REQUEST, "laptop_email_registered", "Email already registered"),
            Error::WrongCredentials => (StatusCode::UNAUTHORIZED, "laptop_credentials", "Invalid credentials"),
            Error::AccountBlocked => (StatusCode::FORBIDDEN, "laptop_inactive", "User is inactive"),
            Error::TokenInvalid | Error::TokenExpired | Error::TokenReused => {
                (StatusCode::UNAUTHORIZED, "laptop_refresh_token", "Invalid or expired refresh token")
            }
            _ => return Self(error.into()),
        };
        Self(ApiError::new(status, code, words))
    }
}

impl From<workshop::Error> for Refusal {
    fn from(error: workshop::Error) -> Self {
        use workshop::Error;
        let (status, told) = match &error {
            Error::NotFound(word) => (StatusCode::NOT_FOUND, missing(word)),
            Error::Exists(word) => (StatusCode::BAD_REQUEST, doubled(word)),
            // said below, by whatever it is
            _ => (StatusCode::BAD_REQUEST, None),
        };
        match (told, error) {
            (Some((code, words)), _) => Self(ApiError::new(status, code, words)),
            (None, Error::Person(refusal)) => refusal.into(),
            (None, other) => Self(other.into()),
        }
    }
}

type Words = Option<(&'static str, &'static str)>;

fn missing(word: &str) -> Words {
    Some(match word {
        "mechanic" => ("laptop_user_not_found", "User not found"),
        "owner" => ("laptop_owner_not_found", "Owner not found"),
        "customer" => ("laptop_customer_not_found", "Customer not found"),
        "manufacturer" => ("laptop_brand_not_found", "Brand not found"),
        "model" => ("laptop_model_not_found", "Model not found"),
        "device type" => ("laptop_device_type_not_found", "Device type not found"),
        "asset" => ("laptop_device_not_found", "Device not found"),
        "work order" => ("laptop_order_not_found", "Order not found"),
        "assignment" => ("laptop_assignment_not_found", "Assignment not found"),
        "payment" => ("laptop_payment_not_found", "Payment not found"),
        _ => return None,
    })
}

fn doubled(word: &str) -> Words {
    Some(match word {
        "device type" => ("laptop_device_type_exists", "Device type already exists"),
        "manufacturer" => ("laptop_brand_exists", "Brand already exists"),
        "model" => ("laptop_model_exists", "Model already exists"),
        "assignment" => ("laptop_assignment_exists", "Assignment already exists"),
        _ => return None,
    })
}
