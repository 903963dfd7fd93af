//! People and their roles.

use chrono::NaiveDate;

use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::time::Timestamp;

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Runs the deployment.
    Admin,
    /// Works in a garage.
    Mechanic,
    /// Helps at the roadside.
    Assistant,
    /// Asks for help; the native API says `client`.
    Customer,
}

impl Role {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Mechanic => "mechanic",
            Self::Assistant => "assistant",
            Self::Customer => "customer",
        }
    }

    /// From the stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Admin, Self::Mechanic, Self::Assistant, Self::Customer].into_iter().find(|role| role.word() == word)
    }

    /// Everyone but an assistant may ask for help.
    #[must_use]
    pub const fn may_ask_for_help(self) -> bool {
        match self {
            Self::Admin | Self::Mechanic | Self::Customer => true,
            Self::Assistant => false,
        }
    }
}

/// What kind of help an assistant gives, or an assistance needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Service {
    /// Taking the vehicle away.
    Towing,
    /// Mending it where it stands.
    Repair,
}

impl Service {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Towing => "towing",
            Self::Repair => "repair",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Towing, Self::Repair].into_iter().find(|service| service.word() == word)
    }
}

/// Category of a driving licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LicenseCategory {
    /// Up to 3.5 t: light vehicles.
    B,
    /// Trucks: heavy vehicles too.
    C,
}

impl LicenseCategory {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::B, Self::C].into_iter().find(|category| category.word() == word)
    }
}

/// As much of a person as the other party of a job needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub id: AccountId,
    /// Full name.
    pub name: String,
    /// Normalised phone number, if there is one.
    pub phone: Option<String>,
}

/// What decides whether an assistant may be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Assistant {
    /// Who.
    pub id: AssistantId,
    /// Full name.
    pub name: String,
    /// Kind of help given.
    pub service: Service,
    /// Free text, such as `tow truck`.
    pub vehicle_type: String,
    /// Licence category.
    pub license: LicenseCategory,
    /// Last day on which the licence holds.
    pub license_expiry: NaiveDate,
    /// Wants to be asked.
    pub is_active: bool,
    /// Last stored position and when it was reported.
    pub position: Option<(Point, Timestamp)>,
}
