//! A work order, what is said to make and change one, and which are looked for.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::stage::{Stage, Status};
use crate::kernel::id::{AssetId, AssistanceId, CustomerId, MechanicId, PlaceId, ServiceId, TimeSlotId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::workshop::Error;
use crate::workshop::moment::{day_of, moment};

/// Which door a work order came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Our own API.
    Own,
    /// A tow that ended at the garage.
    Tow,
    /// The API of that name.
    CarcarePro,
    /// The API of that name.
    LaptopRepair,
    /// The API of that name.
    Revcare,
    /// The API of that name.
    MechanicFactory,
}

impl Origin {
    const ALL: [Self; 6] =
        [Self::Own, Self::Tow, Self::CarcarePro, Self::LaptopRepair, Self::Revcare, Self::MechanicFactory];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Tow => "tow",
            Self::CarcarePro => "carcare_pro",
            Self::LaptopRepair => "laptop_repair",
            Self::Revcare => "revcare",
            Self::MechanicFactory => "mechanic_factory",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.word() == word)
    }
}

/// How a customer has chosen to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentMode {
    /// Before the work begins.
    Online,
    /// When they have the thing back.
    Offline,
}

impl PaymentMode {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Offline => "offline",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Online, Self::Offline].into_iter().find(|mode| mode.word() == word)
    }
}

/// A service that an order is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedService {
    /// Of the catalogue.
    pub service: ServiceId,
    /// How often; at least once.
    pub quantity: i32,
    /// What one is to cost, before tax, once somebody has said so.
    pub quoted: Option<Money>,
    /// Whether the customer chose it; `None`: they were not asked yet.
    pub is_approved: Option<bool>,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

/// One thing that the garage does for one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkOrder {
    /// Its id.
    pub id: WorkOrderId,
    /// Whose.
    pub customer: CustomerId,
    /// What is repaired.
    pub asset: Option<AssetId>,
    /// How far it has come.
    pub stage: Stage,
    /// In a few words; may be empty.
    pub title: String,
    /// What is wrong, in the customer's words.
    pub note: Option<String>,
    /// Which door it came through.
    pub origin: Origin,
    /// How the thing comes to the garage, in the word of whoever asked.
    pub pickup_type: Option<String>,
    /// The slot of the day that the customer chose.
    pub time_slot: Option<TimeSlotId>,
    /// The day that the customer chose.
    pub service_date: Option<NaiveDate>,
    /// The instant that they named; counts while its day is that day.
    pub requested_at: Option<Timestamp>,
    /// Vehicle identification number, as somebody wrote it.
    pub vin: Option<String>,
    /// A number that another list of problems knows.
    pub problem_ref: Option<i64>,
    /// What somebody says that it costs. Nothing is billed by it: that follows from lines and statements.
    pub cost: Option<Money>,
    /// What its invoice is less by.
    pub discount: Money,
    /// How the customer pays; `None` until they have confirmed.
    pub payment_mode: Option<PaymentMode>,
    /// When it is to be done.
    pub estimated_completion: Option<Timestamp>,
    /// When it was done; `None` while it is not.
    pub completed_at: Option<Timestamp>,
    /// The tow that brought it.
    pub assistance: Option<AssistanceId>,
    /// Where in the garage the work is done, if somebody chose.
    pub place: Option<PlaceId>,
    /// What was asked for, in the order of services' ids.
    pub services: Vec<OrderedService>,
    /// Raised by every change.
    pub version: i64,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl WorkOrder {
    /// For when it was asked: the instant that somebody named, else the beginning of the day that they chose, else when it was
    /// opened.
    #[must_use]
    pub fn requested(&self) -> Timestamp {
        self.service_date.map_or(self.created_at, |day| moment(day, self.requested_at))
    }

    /// What somebody says that it costs less the discount, never below zero.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        self.cost.map(|cost| Money::new(cost.minor.saturating_sub(self.discount.minor).max(0), cost.currency))
    }

    /// Refuses another version than the one that somebody has read.
    pub(in crate::workshop) fn at_version(&self, version: Option<i64>) -> Result<(), Error> {
        if version.is_none_or(|version| version == self.version) { Ok(()) } else { Err(Error::Changed) }
    }

    /// Whether the work begins as soon as it is paid.
    #[must_use]
    pub fn awaits_payment(&self) -> bool {
        self.stage == Stage::Analysed && self.payment_mode == Some(PaymentMode::Online)
    }

    /// The services that the customer chose.
    pub(in crate::workshop) fn chosen(&self) -> impl Iterator<Item = &OrderedService> {
        self.services.iter().filter(|ordered| ordered.is_approved == Some(true))
    }

    /// The services that are to be done: what the customer chose, or all that was asked for where nobody was asked to choose.
    pub(in crate::workshop) fn to_do(&self) -> impl Iterator<Item = &OrderedService> {
        let was_asked = self.services.iter().any(|ordered| ordered.is_approved.is_some());
        let wanted = was_asked.then_some(true);
        self.services.iter().filter(move |ordered| ordered.is_approved == wanted)
    }
}

/// A work order to be opened.
#[derive(Debug, Clone)]
pub struct NewOrder {
    /// Whose.
    pub customer: CustomerId,
    /// What is repaired; theirs.
    pub asset: Option<AssetId>,
    /// Which door it comes through.
    pub origin: Origin,
    /// In a few words; the first words of the note if not said.
    pub title: Option<String>,
    /// What is wrong.
    pub note: Option<String>,
    /// Which services how often; each at least once.
    pub services: BTreeMap<ServiceId, i32>,
    /// How the thing comes to the garage.
    pub pickup_type: Option<String>,
    /// A slot of the day.
    pub time_slot: Option<TimeSlotId>,
    /// The day.
    pub service_date: Option<NaiveDate>,
    /// The instant; says the day too, where that is not said.
    pub requested_at: Option<Timestamp>,
    /// Vehicle identification number.
    pub vin: Option<String>,
    /// A number that another list of problems knows.
    pub problem_ref: Option<i64>,
    /// What it costs, in minor units; not negative.
    pub cost_minor: Option<i64>,
    /// What its invoice is less by, in minor units; not negative; for the garage to say.
    pub discount_minor: i64,
    /// When it is to be done; for the garage to say.
    pub estimated_completion: Option<Timestamp>,
    /// Where it stands already; anything but pending is for the garage to say.
    pub status: Status,
}

impl NewOrder {
    /// An order of which nothing is known yet but whose it is.
    #[must_use]
    pub const fn of(customer: CustomerId, origin: Origin) -> Self {
        Self {
            customer,
            asset: None,
            origin,
            title: None,
            note: None,
            services: BTreeMap::new(),
            pickup_type: None,
            time_slot: None,
            service_date: None,
            requested_at: None,
            vin: None,
            problem_ref: None,
            cost_minor: None,
            discount_minor: 0,
            estimated_completion: None,
            status: Status::Pending,
        }
    }

    /// The day.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.service_date.or_else(|| self.requested_at.map(day_of))
    }

    /// Whether it says what only the garage can know.
    pub(super) fn is_privileged(&self) -> bool {
        self.discount_minor != 0 || self.estimated_completion.is_some() || self.status != Status::Pending
    }
}

/// What to change of an order; `None` leaves it as it is, `Some(None)` empties it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderChange {
    /// In a few words.
    pub title: Option<String>,
    /// What is wrong.
    pub note: Option<Option<String>>,
    /// What is repaired; the customer's.
    pub asset: Option<Option<AssetId>>,
    /// What it costs, in minor units.
    pub cost_minor: Option<Option<i64>>,
    /// What its invoice is less by, in minor units.
    pub discount_minor: Option<i64>,
    /// When it is to be done.
    pub estimated_completion: Option<Option<Timestamp>>,
    /// Vehicle identification number.
    pub vin: Option<Option<String>>,
    /// The day.
    pub service_date: Option<Option<NaiveDate>>,
    /// The instant; says the day too, where that is not said.
    pub requested_at: Option<Timestamp>,
    /// A number that another list of problems knows.
    pub problem_ref: Option<Option<i64>>,
}

impl OrderChange {
    /// Whether nothing is to be changed.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The day.
    pub(super) fn day(&self) -> Option<Option<NaiveDate>> {
        self.service_date.or_else(|| self.requested_at.map(|at| Some(day_of(at))))
    }

    /// Whether it says what only the garage can know.
    pub(super) fn is_privileged(&self) -> bool {
        self.cost_minor.is_some() || self.discount_minor.is_some() || self.estimated_completion.is_some()
    }

    /// Refuses amounts below zero.
    pub(super) fn check(&self) -> Result<(), Error> {
        check_amounts(self.cost_minor.flatten(), self.discount_minor.unwrap_or(0))
    }
}

/// Refuses amounts below zero.
pub(super) fn check_amounts(cost_minor: Option<i64>, discount_minor: i64) -> Result<(), Error> {
    if cost_minor.is_some_and(|cost| cost < 0) {
        return Err(Error::Invalid("cost"));
    }
    if discount_minor < 0 { Err(Error::Invalid("discount")) } else { Ok(()) }
}

/// Which orders; all that is said must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct OrderFilter {
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// About this thing.
    pub asset: Option<AssetId>,
    /// In this stage.
    pub stage: Option<Stage>,
    /// In a stage of this status.
    pub status: Option<Status>,
    /// That were given to this mechanic.
    pub mechanic: Option<MechanicId>,
}

/// The most characters of a title that is made from a note.
const TITLE: usize = 60;

/// The first words of a text.
pub(super) fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE).collect();
    // a word that is longer than a title is cut
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words.trim_end());
    format!("{words}…")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_is_the_first_words() {
        assert_eq!(first_words("Brakes squeal\nsince Monday"), "Brakes squeal");
        assert_eq!(first_words(""), "");
        let long = "The engine stalls whenever the air conditioning is on and it is hot";
        assert_eq!(first_words(long), "The engine stalls whenever the air conditioning is on and…");
    }

    proptest! {
        #[test]
        fn a_title_is_bounded_and_begins_as_the_note(note in "\\PC{0,200}") {
            let title = first_words(&note);
            prop_assert!(title.chars().count() <= TITLE + 1);
            prop_assert!(note.trim_start().starts_with(title.trim_end_matches('…')) || note.contains('…'));
        }
    }
}
