//! Customers, mechanics and where they are to be found.

use chrono::NaiveDate;

use crate::kernel::id::{AccountId, AddressId, AreaId, CategoryId, CustomerId, MechanicId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::workshop::moment::moment;

/// What the account says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Phone number as it was written.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// When the account was made.
    pub created_at: Timestamp,
}

/// One whose things are repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// Who.
    pub id: CustomerId,
    /// What the account says.
    pub person: Person,
    /// Town.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub zip_code: Option<String>,
}

/// What to change of a customer; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct CustomerChange {
    /// Postal address: the account's.
    pub address: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// State or province.
    pub state: Option<String>,
    /// Postal code.
    pub zip_code: Option<String>,
}

/// Whether a mechanic can take on work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkStatus {
    /// Has nothing in hand.
    Available,
    /// Has something in hand.
    Busy,
}

impl WorkStatus {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Busy => "busy",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Available, Self::Busy].into_iter().find(|status| status.word() == word)
    }
}

/// What a mechanic says of whether they can take on work; who says nothing counts as available.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidWorkStatus {
    /// Who.
    pub mechanic: MechanicId,
    /// What they say, or what follows from the work that they were given.
    pub status: WorkStatus,
    /// Since when.
    pub at: Timestamp,
}

/// One who repairs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mechanic {
    /// Who.
    pub id: MechanicId,
    /// What the account says.
    pub person: Person,
    /// What they know best.
    pub specialization: Option<String>,
    /// Years in the trade.
    pub experience_years: Option<i32>,
    /// Birthday.
    pub born_on: Option<NaiveDate>,
    /// Fetches and brings back.
    pub does_pickup_drop: bool,
    /// Looks for what is wrong.
    pub does_analysis: bool,
    /// Pay; for staff and themselves to see.
    pub salary: Money,
    /// Writes the catalogue and sees everybody's orders, as administrators do.
    pub is_staff: bool,
    /// Whether they can take on work.
    pub work_status: WorkStatus,
    /// The categories of services they do.
    pub categories: Vec<CategoryId>,
    /// When the record last changed.
    pub updated_at: Timestamp,
}

/// A mechanic as somebody sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenMechanic {
    /// Who.
    pub mechanic: Mechanic,
    /// Whether that one sees what is nobody else's business: contacts, birthday, pay.
    pub in_full: bool,
}

/// What to change of a mechanic; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct MechanicChange {
    /// What they know best.
    pub specialization: Option<String>,
    /// Years in the trade.
    pub experience_years: Option<i32>,
    /// Birthday.
    pub born_on: Option<NaiveDate>,
    /// Fetches and brings back.
    pub does_pickup_drop: Option<bool>,
    /// Looks for what is wrong.
    pub does_analysis: Option<bool>,
    /// Pay, in minor units of the deployment's currency; for administrators to set.
    pub salary_minor: Option<i64>,
    /// Rights of staff; for administrators to give.
    pub is_staff: Option<bool>,
    /// Postal address: the account's.
    pub address: Option<String>,
    /// All the categories of services they do.
    pub categories: Option<Vec<CategoryId>>,
}

impl MechanicChange {
    /// Whether it takes an administrator.
    #[must_use]
    pub const fn is_privileged(&self) -> bool {
        self.is_staff.is_some() || self.salary_minor.is_some()
    }
}

/// Whether a mechanic came on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Came.
    Present,
    /// Stayed away.
    Absent,
}

impl Presence {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Absent => "absent",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Present, Self::Absent].into_iter().find(|presence| presence.word() == word)
    }
}

/// Id of one line of attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AttendanceId(pub i64);

/// One mechanic on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// Its id.
    pub id: AttendanceId,
    /// Who.
    pub mechanic: MechanicId,
    /// The day.
    pub day: NaiveDate,
    /// Came or stayed away.
    pub presence: Presence,
    /// When it was written down.
    pub created_at: Timestamp,
    /// The instant that it was written down for; counts while its day is the day.
    pub named_at: Option<Timestamp>,
}

impl Attendance {
    /// What it is about, as an instant: as somebody named it, else the beginning of the day.
    #[must_use]
    pub fn instant(&self) -> Timestamp {
        moment(self.day, self.named_at)
    }
}

/// What to change of a line of attendance; `None` leaves it as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct AttendanceChange {
    /// The day.
    pub day: Option<NaiveDate>,
    /// Came or stayed away.
    pub presence: Option<Presence>,
    /// The instant; says the day too, where that is not said.
    pub named_at: Option<Timestamp>,
}

/// A part of town that the workshop serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub name: String,
    /// Its postal code.
    pub pincode: String,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An area to be made; no other has both the same name and the same code.
#[derive(Debug, Clone)]
pub struct NewArea {
    /// Its name.
    pub name: String,
    /// Its postal code.
    pub pincode: String,
}

/// What to change of an area; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct AreaChange {
    /// Its name.
    pub name: Option<String>,
    /// Its postal code.
    pub pincode: Option<String>,
}

/// Where things of a customer are fetched and brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// Whose.
    pub account: AccountId,
    /// Their word for it, such as `home`.
    pub label: String,
    /// Street and number.
    pub line1: String,
    /// What else helps to find it.
    pub line2: Option<String>,
    /// The part of town.
    pub area: Option<AreaId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// An address to be added.
#[derive(Debug, Clone)]
pub struct NewAddress {
    /// Whose.
    pub account: AccountId,
    /// Their word for it.
    pub label: String,
    /// Street and number.
    pub line1: String,
    /// What else helps to find it.
    pub line2: Option<String>,
    /// The part of town.
    pub area: Option<AreaId>,
}

/// What to change of an address; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct AddressChange {
    /// Their word for it.
    pub label: Option<String>,
    /// Street and number.
    pub line1: Option<String>,
    /// What else helps to find it.
    pub line2: Option<String>,
    /// The part of town.
    pub area: Option<AreaId>,
}
