//! Where people sign in: each documented API has a door (one has two), with lives of tokens of its own.

use std::time::Duration;

use super::model::Role;
use crate::config::AccountSettings;

/// An API that tokens are made for. A token is good at its own API only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Edition {
    /// Our own API.
    #[default]
    Native,
    /// The API of that name.
    CarcarePro,
    /// The API of that name.
    LaptopRepair,
    /// The API of that name.
    Revcare,
    /// The API of that name.
    MechanicFactory,
}

/// A place to sign in at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Door {
    /// Our own API.
    #[default]
    Native,
    /// CarCarePro.
    CarcarePro,
    /// Laptop Repair Store.
    LaptopRepair,
    /// RevCare.
    Revcare,
    /// Mechanic Factory's for customers.
    FactoryCustomers,
    /// Mechanic Factory's for mechanics.
    FactoryMechanics,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

impl Door {
    /// Every door.
    pub const ALL: [Self; 6] = [
        Self::Native,
        Self::CarcarePro,
        Self::LaptopRepair,
        Self::Revcare,
        Self::FactoryCustomers,
        Self::FactoryMechanics,
    ];

    /// As stored, and as the audience of tokens.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::CarcarePro => "carcare_pro",
            Self::LaptopRepair => "laptop_repair",
            Self::Revcare => "revcare",
            Self::FactoryCustomers => "mechanic_factory_customers",
            Self::FactoryMechanics => "mechanic_factory_mechanics",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|door| door.word() == word)
    }

    /// The API behind it.
    #[must_use]
    pub const fn edition(self) -> Edition {
        match self {
            Self::Native => Edition::Native,
            Self::CarcarePro => Edition::CarcarePro,
            Self::LaptopRepair => Edition::LaptopRepair,
            Self::Revcare => Edition::Revcare,
            Self::FactoryCustomers | Self::FactoryMechanics => Edition::MechanicFactory,
        }
    }

    /// Whether an account of this role may enter; whoever may not is told the same as with a wrong password.
    #[must_use]
    pub const fn admits(self, role: Role) -> bool {
        match self {
            Self::Native | Self::CarcarePro | Self::LaptopRepair | Self::Revcare => true,
            Self::FactoryCustomers => matches!(role, Role::Customer | Role::Assistant),
            Self::FactoryMechanics => matches!(role, Role::Mechanic | Role::Admin),
        }
    }

    /// How long an access token lives.
    pub(super) fn access_life(self, settings: &AccountSettings) -> Duration {
        match self {
            Self::Native => Duration::from_secs(settings.access_minutes.saturating_mul(60)),
            Self::CarcarePro | Self::FactoryCustomers => HOUR,
            Self::LaptopRepair => 24 * HOUR,
            Self::Revcare => HOUR / 2,
            Self::FactoryMechanics => 3 * HOUR,
        }
    }

    /// How long a session can be refreshed; `None` where the documents know no refreshing.
    pub(super) fn refresh_life(self, settings: &AccountSettings) -> Option<Duration> {
        match self {
            Self::Native => Some(Duration::from_secs(settings.refresh_days.saturating_mul(86_400))),
            Self::CarcarePro | Self::LaptopRepair | Self::Revcare => Some(WEEK),
            Self::FactoryCustomers | Self::FactoryMechanics => None,
        }
    }

    /// How long the longest access token of any door lives: so long are revocations remembered.
    pub(super) fn longest_access_life(settings: &AccountSettings) -> Duration {
        Self::ALL.into_iter().map(|door| door.access_life(settings)).max().unwrap_or_default()
    }
}
