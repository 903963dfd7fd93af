//! Why an account's use case was refused.

use std::time::Duration;

use crate::kernel::error::{DomainError, Fault, Kind};

/// A refusal about an account, or a fault.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another account has this phone number.
    #[error("another account has this phone number")]
    PhoneTaken,
    /// Another account has this e-mail address.
    #[error("another account has this e-mail address")]
    EmailTaken,
    /// Another account has this username.
    #[error("another account has this username")]
    UsernameTaken,
    /// The same key came with another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// A new licence is over already.
    #[error("the driving licence is over")]
    LicenseOver,
    /// No such account, or another password: the caller is not told which.
    #[error("no account with this login and password")]
    WrongCredentials,
    /// The account is blocked.
    #[error("the account is blocked")]
    AccountBlocked,
    /// Not one of our tokens, or void since its session ended or its account changed.
    #[error("the token is not valid")]
    TokenInvalid,
    /// The token's time is over.
    #[error("the token has expired")]
    TokenExpired,
    /// A refresh token came a second time: its session has been ended.
    #[error("the refresh token was used before; the session has been ended")]
    TokenReused,
    /// Google has not verified the e-mail address, so it proves nothing.
    #[error("Google has not verified this e-mail address")]
    GoogleEmailUnverified,
    /// Not the code that was sent, or used before.
    #[error("wrong code")]
    CodeWrong,
    /// The code's time is over.
    #[error("the code has expired")]
    CodeExpired,
    /// Too many wrong tries: a new code is needed.
    #[error("too many wrong tries; ask for a new code")]
    CodeExhausted,
    /// Too many codes were asked for; wait this long.
    #[error("too many codes asked for")]
    TooManyCodes(Duration),
    /// The account has no phone number or e-mail address to verify.
    #[error("the account has no such contact")]
    ContactMissing,
    /// An assistant's licence has expired: they cannot go active.
    #[error("the driving licence has expired")]
    LicenseExpired,
    /// Papers must be approved before an assistant can go active.
    #[error("the documents are not approved yet")]
    DocumentsNotApproved,
    /// The account is not an assistant's.
    #[error("not an assistant")]
    NotAnAssistant,
    /// An account of this role stays what it is.
    #[error("the role of this account cannot be changed")]
    RoleFixed,
    /// It is another person's account.
    #[error("this is somebody else's account")]
    NotYours,
    /// Nobody does this to themselves.
    #[error("this is your own account")]
    OwnAccount,
    /// There is no such account, or no such photo.
    #[error("not found")]
    NotFound,
    /// No picture of a known kind (JPEG, PNG, WebP).
    #[error("not a JPEG, PNG or WebP picture")]
    PhotoUnreadable,
    /// A picture with more pixels than are decoded.
    #[error("the picture has too many pixels")]
    PhotoTooLarge,
    /// Something is broken or away.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DomainError for Error {
    fn fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::PhoneTaken => "phone_taken",
            Self::EmailTaken => "email_taken",
            Self::UsernameTaken => "username_taken",
            Self::KeyReused => "idempotency_key_reused",
            Self::LicenseOver => "license_over",
            Self::WrongCredentials => "wrong_credentials",
            Self::AccountBlocked => "account_blocked",
            Self::TokenInvalid => "token_invalid",
            Self::TokenExpired => "token_expired",
            Self::TokenReused => "token_reused",
            Self::GoogleEmailUnverified => "google_email_unverified",
            Self::CodeWrong => "code_wrong",
            Self::CodeExpired => "code_expired",
            Self::CodeExhausted => "code_exhausted",
            Self::TooManyCodes(_) => "too_many_codes",
            Self::ContactMissing => "contact_missing",
            Self::LicenseExpired => "license_expired",
            Self::DocumentsNotApproved => "documents_not_approved",
            Self::NotAnAssistant => "not_an_assistant",
            Self::RoleFixed => "role_fixed",
            Self::NotYours => "not_yours",
            Self::OwnAccount => "own_account",
            Self::NotFound => "not_found",
            Self::PhotoUnreadable => "photo_unreadable",
            Self::PhotoTooLarge => "photo_too_large",
            Self::Fault(fault) => fault.code(),
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::PhoneTaken
            | Self::EmailTaken
            | Self::UsernameTaken
            | Self::KeyReused
            | Self::RoleFixed
            | Self::OwnAccount => Kind::Conflict,
            Self::LicenseOver
            | Self::CodeWrong
            | Self::CodeExpired
            | Self::CodeExhausted
            | Self::ContactMissing
            | Self::PhotoUnreadable
            | Self::PhotoTooLarge => Kind::Invalid,
            Self::WrongCredentials | Self::TokenInvalid | Self::TokenExpired | Self::TokenReused => {
                Kind::Unauthenticated
            }
            Self::AccountBlocked
            | Self::GoogleEmailUnverified
            | Self::LicenseExpired
            | Self::DocumentsNotApproved
            | Self::NotYours
            | Self::NotAnAssistant => Kind::Forbidden,
            Self::NotFound => Kind::NotFound,
            Self::TooManyCodes(wait) => Kind::TooMany(*wait),
            Self::Fault(fault) => fault.kind(),
        }
    }

    fn field(&self) -> Option<&'static str> {
        match self {
            Self::PhoneTaken => Some("phone_number"),
            Self::EmailTaken => Some("email"),
            Self::UsernameTaken => Some("username"),
            Self::LicenseOver => Some("driving_license_expiry"),
            Self::CodeWrong | Self::CodeExpired | Self::CodeExhausted => Some("code"),
            Self::PhotoUnreadable | Self::PhotoTooLarge => Some("photo"),
            Self::KeyReused
            | Self::WrongCredentials
            | Self::AccountBlocked
            | Self::TokenInvalid
            | Self::TokenExpired
            | Self::TokenReused
            | Self::GoogleEmailUnverified
            | Self::TooManyCodes(_)
            | Self::ContactMissing
            | Self::LicenseExpired
            | Self::DocumentsNotApproved
            | Self::NotAnAssistant
            | Self::RoleFixed
            | Self::NotYours
            | Self::OwnAccount
            | Self::NotFound
            | Self::Fault(_) => None,
        }
    }
}
