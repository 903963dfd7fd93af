//! What a garage is furnished with, and what came of it; no I/O.

use super::story::Story;
use crate::accounts::Role;
use crate::kernel::geo::Point;

/// A plan: everything that a garage is to have.
#[derive(Debug, Clone)]
pub struct Garage {
    /// Where vehicles are brought to.
    pub place: PlacePlan,
    /// Parts of town that it serves, each with its postal code.
    pub areas: &'static [(&'static str, &'static str)],
    /// Kinds of things that it mends; the first one is what vehicles are.
    pub device_types: &'static [(&'static str, &'static str)],
    /// Makes and models.
    pub vehicles: Vec<Vehicle>,
    /// What it offers.
    pub services: &'static [ServicePlan],
    /// What lies on its shelves.
    pub parts: &'static [PartPlan],
    /// Who works there; the first one runs it, the second one keeps the counter.
    pub crew: &'static [CrewPlan],
    /// Whose vehicles it mends.
    pub customers: &'static [CustomerPlan],
    /// What there is to do.
    pub stories: &'static [Story],
}

/// Where vehicles are brought to.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacePlan {
    /// What people call it; no other place is called so.
    pub name: &'static str,
    /// Where it is.
    pub at: Point,
    /// Phone number.
    pub phone: &'static str,
    /// When somebody is there.
    pub opening_hours: &'static str,
}

/// Classes of vehicles, by which prices go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Up to compact cars.
    Small,
    /// The usual car.
    Midsize,
    /// Large cars.
    Large,
    /// Estates.
    Estate,
    /// Sport utility vehicles and what drives off the road.
    Suv,
    /// Pickups.
    Pickup,
    /// Vans and minivans.
    Van,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Small, Self::Midsize, Self::Large, Self::Estate, Self::Suv, Self::Pickup, Self::Van];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "Small car",
            Self::Midsize => "Midsize car",
            Self::Large => "Large car",
            Self::Estate => "Estate",
            Self::Suv => "SUV",
            Self::Pickup => "Pickup",
            Self::Van => "Van",
        }
    }

    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Midsize => "midsize",
            Self::Large => "large",
            Self::Estate => "estate",
            Self::Suv => "suv",
            Self::Pickup => "pickup",
            Self::Van => "van",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.word() == word)
    }

    /// What work on it costs, in percent of the same on the usual car.
    #[must_use]
    pub const fn percent(self) -> i64 {
        match self {
            Self::Small => 90,
            Self::Midsize => 100,
            Self::Estate => 105,
            Self::Large => 115,
            Self::Suv => 125,
            Self::Pickup | Self::Van => 130,
        }
    }
}

/// What vehicles run on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fuel {
    /// Petrol of any grade.
    Petrol,
    /// Diesel.
    Diesel,
    /// Liquefied petroleum gas, beside petrol.
    Lpg,
    /// Compressed natural gas.
    Cng,
    /// Petrol and a plug.
    Hybrid,
    /// Nothing but a plug.
    Electric,
}

impl Fuel {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Petrol, Self::Diesel, Self::Lpg, Self::Cng, Self::Hybrid, Self::Electric];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Petrol => "Petrol",
            Self::Diesel => "Diesel",
            Self::Lpg => "LPG",
            Self::Cng => "CNG",
            Self::Hybrid => "Plug-in hybrid",
            Self::Electric => "Electric",
        }
    }

    /// As on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Petrol => "petrol",
            Self::Diesel => "diesel",
            Self::Lpg => "lpg",
            Self::Cng => "cng",
            Self::Hybrid => "hybrid",
            Self::Electric => "electric",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fuel| fuel.word() == word)
    }
}

/// A model of a manufacturer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Vehicle {
    /// Who makes it.
    pub make: String,
    /// Which model.
    pub model: String,
    /// The year that it is known from.
    pub year: i32,
    /// Its class.
    pub class: Class,
    /// What it runs on, where that is known.
    pub fuel: Option<Fuel>,
}

/// A service of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct ServicePlan {
    /// Its category.
    pub category: &'static str,
    /// Its title, which no other has.
    pub title: &'static str,
    /// What it is.
    pub description: &'static str,
    /// What is done.
    pub works: &'static [&'static str],
    /// What a customer notices who needs it.
    pub symptoms: &'static [&'static str],
    /// Minutes that it takes.
    pub minutes: i32,
    /// From 1, easy, to 5.
    pub difficulty: i32,
    /// What it costs on the usual car, in major units before tax.
    pub price: i64,
    /// Months and kilometres that it is good for.
    pub warranty: (i32, i32),
    /// Offered for these fuels only; none: fuel does not matter.
    pub fuels: &'static [Fuel],
}

/// A part on the shelf.
#[derive(Debug, Clone, Copy)]
pub struct PartPlan {
    /// What it is called; no other is called so.
    pub name: &'static str,
    /// What else there is to say.
    pub description: &'static str,
    /// What one costs, in major units before tax.
    pub price: i64,
    /// How many lie there.
    pub on_hand: i64,
}

/// One who works in the garage.
#[derive(Debug, Clone, Copy)]
pub struct CrewPlan {
    /// Full name.
    pub name: &'static str,
    /// Phone number.
    pub phone: &'static str,
    /// What the account is for.
    pub role: Role,
    /// Does the counter's work.
    pub is_staff: bool,
    /// What they know best.
    pub specialization: &'static str,
    /// Years in the trade.
    pub years: i32,
    /// Pay, in major units.
    pub salary: i64,
    /// Categories of services that they do.
    pub categories: &'static [&'static str],
}

/// One whose vehicles are mended.
#[derive(Debug, Clone, Copy)]
pub struct CustomerPlan {
    /// Full name.
    pub name: &'static str,
    /// Phone number.
    pub phone: &'static str,
    /// Where they live: street and number, and the area's name.
    pub home: (&'static str, &'static str),
    /// Their vehicles; the first one is what they bring.
    pub cars: &'static [CarPlan],
}

/// A vehicle of somebody.
#[derive(Debug, Clone, Copy)]
pub struct CarPlan {
    /// Number plate; no other vehicle of theirs has it.
    pub plate: &'static str,
    /// Its class.
    pub class: Class,
    /// Which of the models of that class, counted round and round.
    pub nth: usize,
}

/// What was made just now; what was there already is not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// Accounts of the crew and of customers.
    pub people: usize,
    /// Places, areas, device types, makes, classes, fuels, categories.
    pub entries: usize,
    /// Models.
    pub models: usize,
    /// Services.
    pub services: usize,
    /// Parts.
    pub parts: usize,
    /// Customers' vehicles.
    pub cars: usize,
    /// Work orders.
    pub orders: usize,
}

/// One who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Full name.
    pub name: &'static str,
    /// Phone number.
    pub phone: &'static str,
    /// What they are in the garage: `administrator`, `staff`, `mechanic` or `customer`.
    pub position: &'static str,
}

/// What came of furnishing.
#[derive(Debug, Clone)]
pub struct Furnished {
    /// What was made.
    pub made: Made,
    /// Who can sign in, the crew first.
    pub members: Vec<Member>,
    /// Path of the page where a customer decides about an estimate without signing in, if its link was sent just now; it is
    /// kept nowhere.
    pub approval: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        for class in Class::ALL {
            assert_eq!(Class::from_word(class.word()), Some(class));
        }
        for fuel in Fuel::ALL {
            assert_eq!(Fuel::from_word(fuel.word()), Some(fuel));
        }
        assert_eq!((Class::from_word("boat"), Fuel::from_word("coal")), (None, None));
    }
}
