//! People and their roles.

use chrono::NaiveDate;

use crate::kernel::contact::{Email, Phone};
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::language::Language;
use crate::kernel::time::Timestamp;
use crate::notifications::Channel;

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

    /// Sees or handles what is other people's.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        match self {
            Self::Admin | Self::Mechanic => true,
            Self::Assistant | Self::Customer => false,
        }
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

/// What an assistant comes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vehicle {
    /// In the assistant's words, such as `tow truck`.
    pub kind: String,
    /// Number of its registration.
    pub plate: i64,
}

/// How a person is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// By e-mail or SMS.
    pub channel: Channel,
    /// E-mail address or normalised phone number.
    pub destination: String,
    /// What they like to read; English if they have not said.
    pub language: Language,
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

/// A person as their own profile shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Who.
    pub id: AccountId,
    /// What the account is for.
    pub role: Role,
    /// Full name.
    pub name: String,
    /// Name to sign in with, where an edition has one.
    pub username: Option<String>,
    /// Normalised phone number.
    pub phone: Option<String>,
    /// Phone number as it was written.
    pub phone_sent: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Whether the present phone number was verified.
    pub phone_verified: bool,
    /// Whether the present e-mail address was verified.
    pub email_verified: bool,
    /// Postal address.
    pub address: Option<String>,
    /// Key of the profile photo.
    pub photo_key: Option<String>,
    /// Where a picture of theirs is that was not uploaded here.
    pub picture: Option<String>,
    /// Last stored position and when it was reported.
    pub position: Option<(Point, Timestamp)>,
    /// May not sign in.
    pub is_blocked: bool,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Account {
    /// Given and family name: the full name split at its first space.
    #[must_use]
    pub fn name_parts(&self) -> (&str, &str) {
        self.name.split_once(' ').unwrap_or((&self.name, ""))
    }
}

/// The full name of a given and a family name, either of which may be empty.
#[must_use]
pub fn full_name(first: &str, last: &str) -> String {
    format!("{} {}", first.trim(), last.trim()).trim().to_owned()
}

/// What an account of role assistant has besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssistantDetails {
    /// Kind of help given.
    pub service: Service,
    /// Free text, such as `tow truck`.
    pub vehicle_type: String,
    /// Licence category.
    pub license: LicenseCategory,
    /// Number on the licence.
    pub license_number: String,
    /// Last day on which the licence holds.
    pub license_expiry: NaiveDate,
    /// Number of the vehicle's registration.
    pub registration_number: i64,
}

/// An assistant as their own profile shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct AssistantProfile {
    /// The person.
    pub account: Account,
    /// Licence and vehicle.
    pub details: AssistantDetails,
    /// Papers were approved by an administrator.
    pub documents_approved: bool,
    /// Why they were not; `None` while nobody has looked at them.
    pub documents_refused: Option<String>,
    /// Wants to be asked.
    pub is_active: bool,
}

/// How a person says who they are when they sign in, or where a code goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Login {
    /// By phone number.
    Phone(Phone),
    /// By e-mail address.
    Email(Email),
    /// By username, which some editions have.
    Username(String),
}

/// Where a code goes, and what it proves when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// A phone number: the code leaves by SMS.
    Phone(Phone),
    /// A mailbox: the code leaves by e-mail.
    Email(Email),
}

impl Contact {
    /// As stored with accounts and codes.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.key(),
            Self::Email(email) => email.as_str(),
        }
    }

    /// Which kind of contact, in a word that tells nobody's.
    pub(super) const fn kind_word(&self) -> &'static str {
        match self {
            Self::Phone(_) => "phone",
            Self::Email(_) => "email",
        }
    }
}

/// Which of a person's contacts is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// The phone number.
    Phone,
    /// The e-mail address.
    Email,
}

/// The most characters of a username.
const USERNAME: usize = 150;

/// A username as it is kept: without blanks and control characters, 1 to 150 characters.
#[must_use]
pub fn username(text: &str) -> Option<String> {
    let text = text.trim();
    let fine = !text.is_empty()
        && text.chars().count() <= USERNAME
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    fine.then(|| text.to_owned())
}

impl Login {
    /// Everything that a text may be, for a door that takes any of them. Contacts come first: nobody shuts another out by
    /// taking their address for a username.
    #[must_use]
    pub fn readings(text: &str, phone_prefix: &str) -> Vec<Self> {
        let email = Email::parse(text).map(Self::Email);
        let phone = Phone::parse(text, phone_prefix).map(Self::Phone);
        let name = username(text).map(Self::Username);
        [email, phone, name].into_iter().flatten().collect()
    }

    /// As stored, for limits.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.key(),
            Self::Email(email) => email.as_str(),
            Self::Username(name) => name,
        }
    }

    /// Which kind of login, in a word that tells nobody's.
    pub(super) const fn kind_word(&self) -> &'static str {
        match self {
            Self::Phone(_) => "phone",
            Self::Email(_) => "email",
            Self::Username(_) => "username",
        }
    }
}
